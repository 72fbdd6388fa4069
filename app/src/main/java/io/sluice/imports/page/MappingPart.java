package io.sluice.imports.page;

import io.sluice.imports.ImportView;
import io.sluice.imports.LeadFieldView;
import io.sluice.imports.Mapping;
import io.sluice.imports.PreviewRow;
import io.sluice.intake.LeadChoices;
import io.sluice.page.FormFields;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The part of a page that asks what the columns of a file mean.
 *
 * @param unseen how many further columns there are, none of which is taken in
 * @param values that stand in every row that has none, for what every lead needs
 * @param otherValues the same for what it does not
 * @param translations line by line, see {@link Translations}
 */
record MappingPart(
    List<Column> columns,
    List<Choice> choices,
    int unseen,
    List<Value> values,
    List<Value> otherValues,
    String translations) {

  /** So many columns are shown at most, besides those that are taken in. */
  private static final int MOST_COLUMNS = 200;

  private static final String EMAIL = "email";

  /**
   * @param index its place in the header, from 0
   * @param sample what the first row has there
   * @param field empty where it is not taken in
   */
  record Column(int index, String name, String sample, String field) {}

  /** A field of a lead that a column can mean. */
  record Choice(String field, String label) {}

  /**
   * @param words those that it can be; none where it is free
   */
  record Value(String field, String label, String value, List<String> words) {}

  /** Whether a value stands in every row that not every lead needs. */
  public boolean saysMore() {
    return otherValues.stream().anyMatch(value -> !value.value().isEmpty());
  }

  /**
   * @param mapping as it stands, or as it was just sent and not taken
   */
  static MappingPart of(
      ImportView file,
      Mapping mapping,
      String translations,
      List<LeadFieldView> fields,
      List<PreviewRow> preview) {
    var columns = columns(file, mapping, preview);
    return new MappingPart(
        columns,
        fields.stream()
            .map(field -> new Choice(field.name(), FieldLabel.of(field.name())))
            .toList(),
        file.header().size() - columns.size(),
        values(mapping, fields, true),
        values(mapping, fields, false),
        translations);
  }

  /** Of a mapping as it stands. */
  static MappingPart of(ImportView file, List<LeadFieldView> fields, List<PreviewRow> preview) {
    var mapping = file.mapping();
    return of(file, mapping, Translations.print(mapping.translations()), fields, preview);
  }

  private static List<Column> columns(ImportView file, Mapping mapping, List<PreviewRow> preview) {
    var sample =
        preview.stream()
            .map(PreviewRow::cells)
            .filter(cells -> cells.size() == file.header().size())
            .findFirst()
            .orElse(List.of());
    var columns = new ArrayList<Column>();
    for (int i = 0; i < file.header().size(); i++) {
      var name = file.header().get(i);
      var field = mapping.columns().getOrDefault(name, "");
      if (!field.isEmpty() || columns.size() < MOST_COLUMNS) {
        columns.add(new Column(i, name, i < sample.size() ? sample.get(i) : "", field));
      }
    }
    return columns;
  }

  /** An address is nobody else's, so that it has no value for every row. */
  private static List<Value> values(Mapping mapping, List<LeadFieldView> fields, boolean required) {
    return fields.stream()
        .filter(field -> field.required() == required && !field.name().equals(EMAIL))
        .map(LeadFieldView::name)
        .map(
            name ->
                new Value(
                    name,
                    FieldLabel.of(name),
                    mapping.values().getOrDefault(name, ""),
                    LeadChoices.of(name)))
        .toList();
  }

  /** What the form was sent with; a column that it did not show is not taken in. */
  static Mapping read(ImportView file, FormFields form, Translations translations) {
    var columns = new TreeMap<String, String>();
    for (int i = 0; i < file.header().size(); i++) {
      var name = file.header().get(i);
      form.text("column-" + i).ifPresent(field -> columns.put(name, field));
    }
    var values = new TreeMap<String, String>();
    form.namesAfter("value-")
        .forEach(field -> form.text("value-" + field).ifPresent(value -> values.put(field, value)));
    return new Mapping(columns, values, translations.byField());
  }
}
