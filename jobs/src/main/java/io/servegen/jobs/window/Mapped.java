package io.servegen.jobs.window;

import java.util.Iterator;
import java.util.function.Function;

/** A lazy iterator over what a function makes of each element of another. */
record Mapped<A, B>(Iterator<A> source, Function<A, B> function) implements Iterator<B> {
  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public B next() {
    return function.apply(source.next());
  }
}
