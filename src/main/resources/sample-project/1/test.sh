#!/bin/sh
# Compiles everything with the JDK at hand, runs the tests, and leaves JUnit XML in target/.
set -eu
cd "$(dirname "$0")"
rm -rf target
mkdir -p target/classes
find src -name '*.java' > target/sources
javac -d target/classes @target/sources
java -cp target/classes com.example.parcels.RunTests target/TEST-parcels.xml
