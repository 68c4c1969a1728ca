package dev.missioncontrol.shell.rest;

import jakarta.servlet.Filter;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Sets up what every REST call passes through. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class RestConfiguration {

    private static final String API = "/api/*";

    /** Only after the security filters (order -100) is it known who asks. */
    private static final int AFTER_SECURITY = 0;

    /** What we read over HTTP is read strictly: a typing error must not be taken for an option left out. */
    @Bean
    ServerHttpMessageConvertersCustomizer strictJson(JsonMapper json) {
        JsonMapper strict = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
    }

    @Bean
    FilterRegistrationBean<Filter> requestBodyFilter(ApiSettings settings, ProblemWriter problems) {
        return forApi(new RequestBodyFilter(settings.maxRequestSize(), problems), AFTER_SECURITY);
    }

    @Bean
    FilterRegistrationBean<Filter> idempotencyFilter(IdempotentRequests requests, ProblemWriter problems) {
        return forApi(new IdempotencyFilter(requests, problems), AFTER_SECURITY + 1);
    }

    @Bean
    IdempotentRequests idempotentRequests(JdbcClient jdbc, ApiSettings settings, Clock clock) {
        return new IdempotentRequests(jdbc, settings.idempotencyRetention(), clock);
    }

    /** Addresses that the firewall turns away never reach a controller, but deserve the same form of answer. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return new RejectedRequests(problems);
    }

    private static FilterRegistrationBean<Filter> forApi(Filter filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(API);
        registration.setOrder(order);
        return registration;
    }
}
