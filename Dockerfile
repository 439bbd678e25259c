# One file for all images: docker build --target service --build-arg PROGRAM=registration-service .
# The target `platform` holds the steps that make topics and give rights.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -B -Pquick -Dmaven.test.skip=true package

# Unpacked, so that libraries are a layer of their own and a start need not read a jar of jars. The keys are for the training below; no image has them.
FROM build AS unpacked
ARG PROGRAM
RUN java -Djarmode=tools -jar "$PROGRAM/target/$PROGRAM.jar" extract --layers --destination /unpacked \
 && mkdir -p /unpacked/spring-boot-loader /unpacked/snapshot-dependencies /unpacked/dependencies \
 && mv "/unpacked/application/$PROGRAM.jar" /unpacked/application/program.jar \
 && mkdir /training \
 && openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out /training/signing.pem \
 && openssl pkey -in /training/signing.pem -pubout -out /training/public.pem \
 && chmod 600 /training/signing.pem

FROM eclipse-temurin:25-jre-alpine AS base
# Nobody's rights, and nothing to write to but /tmp.
USER 10001
WORKDIR /app
# The collector is named, for what was trained with one is of less use to another. Virtual threads get more carriers than there are cores, for one that
# waits for a class to be initialized keeps its own.
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Djdk.virtualThreadScheduler.parallelism=16"

FROM base AS laid-out
# What changes least comes first.
COPY --from=unpacked /unpacked/dependencies/ ./
COPY --from=unpacked /unpacked/spring-boot-loader/ ./
COPY --from=unpacked /unpacked/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/application/ ./

# Trained: the program starts once, without any other part, ends before it does anything, and leaves its classes loaded and linked in a file.
FROM laid-out AS trained
USER root
RUN --mount=type=bind,from=unpacked,source=/training,target=/training \
    install -m 0600 /training/signing.pem /tmp/signing.pem \
 && SERVER_PORT=0 LINK_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= SIGNING_KEY=file:/tmp/signing.pem \
    PORTAL_PUBLIC_KEY=file:/training/public.pem KAFKA_BROKERS=localhost:1 MONGODB_URI=mongodb://localhost:1 \
    java -XX:AOTCacheOutput=program.aot -Dspring.context.exit=onRefresh -jar program.jar \
 && rm /tmp/signing.pem

FROM laid-out AS service
COPY --from=trained /app/program.aot ./
ENV SERVER_PORT=8080 SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=90s \
  CMD wget -q -O /dev/null "http://127.0.0.1:$SERVER_PORT/actuator/health/readiness"
# Where the file does not fit the JVM, the JVM says so and starts without it.
ENTRYPOINT ["java", "-XX:AOTCache=program.aot", "-jar", "program.jar"]

FROM base AS platform
COPY --from=build /src/platform/target/lib/ ./lib/
COPY --from=build /src/platform/target/platform.jar ./
# The step is the command: org.talanoa.platform.CreateTopics, org.talanoa.platform.GrantRights.
ENTRYPOINT ["java", "-cp", "platform.jar"]
