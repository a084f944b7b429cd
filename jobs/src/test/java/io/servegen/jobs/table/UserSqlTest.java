package io.servegen.jobs.table;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servegen.common.UserException;
import io.servegen.jobs.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserSqlTest extends SparkTest {
  private static void condition(String sql) {
    UserSql.condition(spark().session(), "--filter", sql, Profiles.CLIENTS.schema());
  }

  @Test
  void aConditionOverTheColumnsIsTaken() {
    assertThatCode(() -> condition("mean_rate > 0.1 and lower(category) like 'r%'"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mean_rat > 1|did you mean 'mean_rate'",
        "mean_rate >|--filter",
        "mean_rate|true or false",
        "mean_rate > (select 1)|subquery",
        "exists (select 1)|subquery",
        "reflect('java.lang.System', 'exit', 1) = 1|refused",
        "IDENTIFIER('reflect')('java.lang.System', 'exit', 1) = 1|IDENTIFIER",
        "requests > 1; drop table x|--filter",
        "requests + category|--filter",
      })
  void whatIsNoConditionIsSaidKindly(String sql, String message) {
    assertThatThrownBy(() -> condition(sql))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }
}
