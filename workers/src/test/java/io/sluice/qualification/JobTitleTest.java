package io.sluice.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobTitleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CMO                               | marketing | executive
          Chief Revenue Officer             | sales     | executive
          Founder & CEO                     | other     | executive
          Managing Partner                  | other     | executive
          Business Owner                    | other     | executive
          Managing Director                 | other     | executive
          VP Sales                          | sales     | vice-president
          Vice President, Marketing         | marketing | vice-president
          Vice-President Sales              | sales     | vice-president
          Senior Vice President of Sales    | sales     | vice-president
          Director of Demand Generation     | marketing | director
          Head of Growth                    | marketing | director
          SALES MANAGER                     | sales     | manager
          Channel Partner Manager           | other     | manager
          Team Lead, Business Development   | sales     | manager
          Product Owner                     | other     | staff
          HR Business Partner               | other     | staff
          Account Executive                 | sales     | staff
          Software Engineer                 | other     | staff
          International Logistics           | other     | staff
          Marketing Intern                  | marketing | student
          Student                           | other     | student
          PhD Student at TUM                | other     | student
          Student (MBA)                     | other     | student
          Director of Student Services      | other     | director
          Internship Coordinator            | other     | staff
          """)
  void readsDepartmentAndSeniority(String title, String department, String seniority) {
    assertThat(JobTitle.parse(title)).isEqualTo(new JobTitle(department, seniority));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   "})
  void saysNothingWithoutATitle(String title) {
    assertThat(JobTitle.parse(title)).isEqualTo(new JobTitle(null, null));
  }
}
