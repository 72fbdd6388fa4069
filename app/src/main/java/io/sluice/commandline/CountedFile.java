package io.sluice.commandline;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;

/** A file as the body of a request, never whole in memory, that tells how much of it has gone. */
final class CountedFile implements BodyPublisher {

  private final BodyPublisher file;
  private final LongConsumer sent;

  /**
   * @param sent hears how many bytes have gone so far
   */
  CountedFile(Path file, LongConsumer sent) throws FileNotFoundException {
    this.file = BodyPublishers.ofFile(file);
    this.sent = sent;
  }

  @Override
  public long contentLength() {
    return file.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    file.subscribe(new Counting(subscriber));
  }

  private final class Counting implements Subscriber<ByteBuffer> {

    private final Subscriber<? super ByteBuffer> subscriber;
    private long bytes;

    private Counting(Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscriber.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer part) {
      bytes += part.remaining();
      sent.accept(bytes);
      subscriber.onNext(part);
    }

    @Override
    public void onError(Throwable failure) {
      subscriber.onError(failure);
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
    }
  }
}
