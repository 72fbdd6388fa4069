package io.sluice.bench.compare;

/** How much an engine has done, by its log. */
record EngineWork(long jobs, long commands, long records) {

  static final EngineWork NONE = new EngineWork(0, 0, 0);

  EngineWork since(EngineWork before) {
    return new EngineWork(jobs - before.jobs, commands - before.commands, records - before.records);
  }
}
