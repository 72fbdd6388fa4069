package io.sluice.reps;

import io.sluice.calendar.CalendarForm;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.LocalDate;
import java.util.List;

/**
 * What is written of reps and teams, for the API description only: {@link TeamFileReader} reads it.
 */
final class RepForms {

  private RepForms() {}

  @Schema(name = "Rep", additionalProperties = AdditionalPropertiesValue.FALSE)
  record RepFields(
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "Kim Weber") String name,
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "inside-sales") String team,
      @Schema(description = "Where they are told of their tasks") String email,
      @Schema(description = "The only one they take; none for any", example = "emea")
          String territory,
      @Schema(description = "The same of the company's size", example = "mid-market")
          String segment,
      @Schema(description = "Share of the team's tasks, 1 to 10; 1 where missing") Integer weight,
      @Schema(description = "Open tasks at once; no limit where missing") Integer capacity,
      @Schema(description = "false for a leaver; true where missing") Boolean active,
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "Europe/Berlin") String zone,
      String country,
      String region,
      List<CalendarForm.Hours> hours) {}

  @Schema(name = "Team", additionalProperties = AdditionalPropertiesValue.FALSE)
  record TeamFields(
      List<Group> teams,
      @Schema(description = "All to come; those missing are removed. Without it they stay")
          List<Holiday> holidays,
      @Schema(description = "As PUT /api/reps/{username}, with username and absences")
          List<RepFields> reps) {}

  @Schema(name = "TeamName")
  record Group(
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "inside-sales") String name,
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "Inside sales") String label) {}

  @Schema(name = "CompanyHoliday")
  record Holiday(
      @Schema(requiredMode = RequiredMode.REQUIRED) LocalDate day,
      @Schema(requiredMode = RequiredMode.REQUIRED) String name,
      @Schema(description = "Whose reps have it off; none for all", example = "DE")
          String country) {}
}
