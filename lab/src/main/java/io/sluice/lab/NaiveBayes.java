package io.sluice.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * What a plain statistical model learns from the same columns: the yardstick beside a scorecard. A
 * blank cell is a value like any other; numbers are put in ten bins of the leads learnt from.
 */
final class NaiveBayes {

  private static final String WON = "won";
  private static final String LOST = "lost";

  private final List<Feature> features;
  private final MaxentModel model;

  private NaiveBayes(List<Feature> features, MaxentModel model) {
    this.features = features;
    this.model = model;
  }

  /**
   * @param leads to learn from, of which some were won and some were not
   */
  static NaiveBayes learn(List<PastLead> leads, List<String> columns) {
    var features = columns.stream().map(column -> Feature.of(column, leads)).toList();
    var events =
        leads.stream()
            .map(lead -> new Event(lead.won() ? WON : LOST, words(features, lead)))
            .toList();
    var parameters = new TrainingParameters();
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
    parameters.put(
        AbstractEventTrainer.DATA_INDEXER_PARAM, AbstractEventTrainer.DATA_INDEXER_ONE_PASS_VALUE);
    var trainer = new NaiveBayesTrainer();
    trainer.init(parameters, new HashMap<>());
    try {
      return new NaiveBayes(features, trainer.train(ObjectStreamUtils.createObjectStream(events)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How likely it is that a lead is won, by the odds, which do not run into 1. */
  double score(PastLead lead) {
    var chances = model.eval(words(features, lead));
    return Math.log(chances[model.getIndex(WON)]) - Math.log(chances[model.getIndex(LOST)]);
  }

  private static String[] words(List<Feature> features, PastLead lead) {
    return features.stream().map(feature -> feature.word(lead)).toArray(String[]::new);
  }
}
