package io.servegen.jobs;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3Proxy in a process of its own on a free port of 127.0.0.1, with its objects in memory: in a
 * folder it would list the folders between as objects, which no object store has.
 */
final class S3Endpoint implements AutoCloseable {
  private static final String ACCESS_KEY = "access-key-of-the-test";
  private static final String SECRET_KEY = "secret-key-of-the-test";
  private static final int SECONDS = 60;

  private final int port;
  private final Process process;

  private S3Endpoint(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** Starts an endpoint, with its settings and its log in {@code folder}. */
  static S3Endpoint start(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    Map<String, String> properties =
        Map.of(
            "s3proxy.endpoint", "http://127.0.0.1:" + port,
            "s3proxy.authorization", "aws-v2-or-v4",
            "s3proxy.identity", ACCESS_KEY,
            "s3proxy.credential", SECRET_KEY,
            "jclouds.provider", "transient",
            "jclouds.identity", "none",
            "jclouds.credential", "none",
            "LOG_LEVEL", "warn");
    Path file = folder.resolve("s3proxy.properties");
    Files.writeString(
        file,
        properties.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
    Path jars = Shell.project().resolve("jobs/src/test/s3/target/jars");
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-DLOG_LEVEL=warn",
                "-Xmx512m",
                "-cp",
                jars + "/*",
                "org.gaul.s3proxy.Main",
                "--properties",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    S3Endpoint endpoint = new S3Endpoint(port, process);
    endpoint.awaitAnswer(folder.resolve("s3proxy.log"));
    return endpoint;
  }

  /** Makes an empty bucket. */
  void createBucket(String name) {
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
            .httpClient(ApacheHttpClient.create())
            .build()) {
      client.createBucket(request -> request.bucket(name));
    }
  }

  /** Lets s3a paths lead here. */
  void applyTo(Configuration configuration) {
    configuration.set("fs.s3a.endpoint", "http://127.0.0.1:" + port);
    configuration.set("fs.s3a.endpoint.region", "us-east-1");
    configuration.set("fs.s3a.path.style.access", "true");
    configuration.set("fs.s3a.connection.ssl.enabled", "false");
    configuration.set("fs.s3a.access.key", ACCESS_KEY);
    configuration.set("fs.s3a.secret.key", SECRET_KEY);
    configuration.set(
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private void awaitAnswer(Path log) throws IOException, InterruptedException {
    for (int i = 0; i < 10 * SECONDS; i++) {
      if (!process.isAlive()) {
        throw new IOException("the S3 endpoint ended: " + Files.readString(log));
      }
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (ConnectException e) {
        Thread.sleep(100);
      }
    }
    throw new IOException("no S3 endpoint in a minute: " + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
