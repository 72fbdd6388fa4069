package io.sluice.bench.compare;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Pictures of a comparison, as SVG. */
final class Plots {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 380;
  private static final int HALF = 50;

  private final Map<SideName, List<Measured>> sides;
  private final List<String> labels;

  /**
   * @param drawn which sides, by their runs
   */
  private Plots(Result result, Predicate<List<Measured>> drawn) {
    this.sides = result.bySide();
    sides.values().removeIf(drawn.negate());
    this.labels = sides.keySet().stream().map(SideName::label).toList();
  }

  /**
   * Draws them.
   *
   * @param name what their files begin with
   */
  static void write(Result result, Path folder, String name) throws IOException {
    var plots = new Plots(result, side -> true);
    var throughput = plots.chart("Leads a second", "leads/s");
    plots.add(throughput, "automated", Measured::automated);
    plots.add(throughput, "full", Measured::full);
    save(throughput, folder.resolve(name + "-throughput"));
    var cpu = plots.chart("Processor time a lead", "CPU-ms");
    cpu.getStyler().setStacked(true);
    result.runs().stream()
        .flatMap(run -> run.cpuMillis().keySet().stream())
        .distinct()
        .sorted()
        .forEach(
            program -> plots.add(cpu, program, run -> run.cpuMillis().getOrDefault(program, 0.0)));
    save(cpu, folder.resolve(name + "-cpu"));
    if (!result.runs().getFirst().speeds().isEmpty()) {
      var under = new Plots(result, side -> !side.getFirst().speeds().isEmpty());
      var speed = under.chart("From due to the first task, at half load", "ms");
      under.add(speed, "p50", run -> halfLoad(run).p50());
      under.add(speed, "p99", run -> halfLoad(run).p99());
      save(speed, folder.resolve(name + "-speed"));
    }
  }

  private CategoryChart chart(String title, String unit) {
    var chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .yAxisTitle(unit)
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    return chart;
  }

  private void add(CategoryChart chart, String series, ToDoubleFunction<Measured> measure) {
    var medians = new ArrayList<Double>();
    sides.values().forEach(runs -> medians.add(Range.of(runs, measure).median()));
    chart.addSeries(series, labels, medians);
  }

  private static Speed.Quantiles halfLoad(Measured run) {
    return run.speeds().stream()
        .filter(speed -> speed.load() == HALF)
        .findFirst()
        .orElse(run.speeds().getFirst())
        .fromDue();
  }

  private static void save(CategoryChart chart, Path file) throws IOException {
    VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
  }
}
