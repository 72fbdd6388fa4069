package io.sluice.local;

import java.net.URI;

/**
 * Where a running stack is reached; the search store, Tasklist and Operate exist in a full one
 * only.
 *
 * @param jdbcUrl the application's database
 * @param username the owner of that database
 * @param password its password
 * @param grpc Zeebe's gRPC gateway
 * @param rest Camunda's REST API
 * @param tasklist Tasklist
 * @param operate Operate
 * @param management Camunda's health, metrics and, in a test stack, clock
 * @param search OpenSearch
 */
public record Endpoints(
    String jdbcUrl,
    String username,
    String password,
    URI grpc,
    URI rest,
    URI tasklist,
    URI operate,
    URI management,
    URI search) {

  /** The name of the database, its owner and the owner's password. */
  public static final String DATABASE = "sluice";

  /** The addresses that belong to these ports. */
  public static Endpoints of(Ports ports) {
    return new Endpoints(
        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + DATABASE,
        DATABASE,
        DATABASE,
        http(ports.grpc()),
        http(ports.camunda()),
        person(ports.camunda(), "/tasklist"),
        person(ports.camunda(), "/operate"),
        http(ports.management()),
        http(ports.search()));
  }

  /** Programs get the address that is listened on, whatever "localhost" means here. */
  private static URI http(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static URI person(int port, String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
