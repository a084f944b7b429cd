#!/usr/bin/env bash
# bench.sh CLASS [ARGS]: runs a benchmark program of io.servegen.jobs.bench on the embedded Spark.
# Needs 'mvn -DskipTests package' before. SERVEGEN_MEMORY is the heap (default 4g).
set -euo pipefail
jobs=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
  java.util.concurrent java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs \
  sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
class=$1
shift
exec java "${opens[@]}" "-Xmx${SERVEGEN_MEMORY:-4g}" "-Dspark.master=${SERVEGEN_MASTER:-local[*]}" \
  -Dspark.driver.host=127.0.0.1 -Dspark.driver.bindAddress=127.0.0.1 \
  "-Dlog4j2.configurationFile=file:$jobs/../conf/log4j2.properties" \
  -cp "$jobs/target/servegen-spark.jar:$jobs/target/test-classes:$jobs/target/spark/jars/*" \
  "io.servegen.jobs.bench.$class" "$@"
