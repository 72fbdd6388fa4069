package io.sluice.process;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** A mail server and a channel's webhook on loopback, one of each for the tests of this JVM. */
final class NewsServers {

  private static final class Holder {
    private static final NewsServers SHARED = new NewsServers();
  }

  private final int mailPort = freePort();
  private final HttpServer channel;
  private final List<String> posts = new CopyOnWriteArrayList<>();
  private volatile boolean channelUp = true;
  private GreenMail mail;

  private NewsServers() {
    try {
      channel = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    channel.createContext("/", this::take);
    channel.start();
    bringUp();
  }

  static NewsServers shared() {
    return Holder.SHARED;
  }

  int mailPort() {
    return mailPort;
  }

  String channelUrl() {
    return "http://127.0.0.1:%d/a-secret".formatted(channel.getAddress().getPort());
  }

  void bringUp() {
    if (mail == null) {
      mail = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      mail.start();
    }
    channelUp = true;
  }

  void takeDown() {
    mail.stop();
    mail = null;
    channelUp = false;
  }

  /** The mails that an address has. */
  List<MimeMessage> mailsTo(String address) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(message -> isTo(message, address))
        .toList();
  }

  /** What the channel was posted about a company. */
  List<String> postsAbout(String company) {
    return posts.stream().filter(text -> text.contains(company)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    if (channelUp) {
      posts.add(JsonMapper.shared().readTree(body).get("text").asString());
    }
    exchange.sendResponseHeaders(channelUp ? 200 : 503, -1);
    exchange.close();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return message.getAllRecipients()[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
