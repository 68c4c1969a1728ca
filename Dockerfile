# Mission Control in a container. Its pages are in the committed production bundle, so building needs no Node.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY src src
RUN --mount=type=cache,target=/m2 \
    mvn -Dmaven.repo.local=/m2 -B -ntp -q package -Dmaven.test.skip=true -Dspotless.check.skip=true && \
    java -Djarmode=tools -jar target/mission-control-*.jar extract --destination /app --application-filename app.jar

# A JDK, not a JRE: the codemod worker parses Java with the compiler. glibc, for the embedded PostgreSQL.
FROM eclipse-temurin:25-jdk
RUN useradd --system --user-group --home-dir /data --shell /usr/sbin/nologin missioncontrol && \
    install -d -o missioncontrol -g missioncontrol -m 0700 /data && \
    install -d -o missioncontrol -g missioncontrol /app
COPY --from=build --chown=missioncontrol:missioncontrol /app /app
USER missioncontrol
WORKDIR /data

# Records a start on a throw-away embedded database; the server works without the result, only starts more slowly.
RUN java -XX:AOTCacheOutput=/app/app.aot -jar /app/app.jar --missioncontrol.training-run=true \
        --missioncontrol.home=/tmp/training --server.address=127.0.0.1 --server.port=0 && \
    rm -rf /tmp/training

# Inside a container the loopback address would answer nobody; compose publishes the port on the host's loopback only.
ENV SERVER_ADDRESS=0.0.0.0 \
    MISSIONCONTROL_HOME=/data \
    JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=70
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /api/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/app.aot", "-Xlog:aot*=off", "-jar", "/app/app.jar"]
