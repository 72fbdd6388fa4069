package io.sluice.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The models keep their contract with each other and with Java. */
class ModelContractTest {

  private static final Map<String, Function<ModelFiles, List<String>>> RULES =
      Map.ofEntries(
          Map.entry("job types are those of JobTypes", BindingContract::jobTypes),
          Map.entry("element templates are those of JobTypes", BindingContract::templates),
          Map.entry("linked forms, decisions and processes exist", BindingContract::links),
          Map.entry("files are named after their id", BindingContract::fileNames),
          Map.entry("ids in Java exist", BindingContract::idsInJava),
          Map.entry("gateways have a default", FlowContract::gateways),
          Map.entry("milestones reach a stage", FlowContract::milestones),
          Map.entry("ends close the cycle", FlowContract::endsOfCycle),
          Map.entry("user tasks have all parts", UserTaskContract::parts),
          Map.entry("form fields are read, and no others", UserTaskContract::fields),
          Map.entry("forms show what somebody writes", UserTaskContract::shown),
          Map.entry("personal data of jobs goes away", PrivacyContract::jobs),
          Map.entry("personal data in outputs goes away", PrivacyContract::outputs),
          Map.entry("called processes are told of nobody", PrivacyContract::calls),
          Map.entry("start forms ask nothing of a person", PrivacyContract::startForms),
          Map.entry("user tasks have their follow-up chain", FollowUpContract::chains),
          Map.entry("answers are recorded", FollowUpContract::answers));

  @TestFactory
  Stream<DynamicTest> keepTheContract() {
    var models = ModelFiles.read();
    return RULES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            rule ->
                dynamicTest(
                    rule.getKey(), () -> assertThat(rule.getValue().apply(models)).isEmpty()));
  }
}
