# The application alone, from the jar that "mvn package -DskipTests -pl app -am" builds.
ARG BASE=eclipse-temurin:21-jre

FROM ${BASE} AS jar
WORKDIR /jar
COPY app/target/sluice-app-*-exec.jar sluice.jar
RUN java -Djarmode=tools -jar sluice.jar extract --layers --destination layers

FROM ${BASE}
WORKDIR /sluice
# What changes least comes first: a new build of ours is a layer of two megabytes.
COPY --from=jar /jar/layers/dependencies/ ./
COPY --from=jar /jar/layers/snapshot-dependencies/ ./
COPY --from=jar /jar/layers/application/ ./
# Nobody in particular: no name, no home, nothing that they own.
USER 10001:10001
EXPOSE 8090
# The heap is a share of the container's memory; out of it, the container ends and is started anew.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
# Bash talks to the port by itself: the image needs no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8090} && printf 'GET /actuator/health/readiness HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ code _ <&3 && [ \"$code\" = 200 ]"]
ENTRYPOINT ["java", "-jar", "sluice.jar"]
