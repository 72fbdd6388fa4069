package io.sluice.access;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads the users' file: YAML with the list {@code users}, each with a username, a password, a role
 * and perhaps teams. Everything that is wrong is said at once, with its line.
 */
final class UsersFile {

  private static final String USERS = "users";
  private static final String USERNAME = "username";
  private static final String NAME = "name";
  private static final String PASSWORD = "password";
  private static final String ROLE = "role";
  private static final String TEAMS = "teams";
  private static final List<String> FIELDS = List.of(USERNAME, NAME, PASSWORD, ROLE, TEAMS);

  private static final int LONGEST_NAME = 64;
  private static final Pattern ENCODED =
      Pattern.compile(
          "\\{bcrypt}\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}"
              + "|\\{pbkdf2@SpringSecurity_v5_8}[0-9a-f]{96}|\\{noop}.+");
  private static final String ROLES =
      Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "));

  private final List<String> problems = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private UsersFile() {}

  /**
   * @throws UnusableUsersException where the file is not there, or has something in it that cannot
   *     be
   */
  static List<User> read(Resource file) {
    var reader = new UsersFile();
    var users = reader.users(file);
    if (!reader.problems.isEmpty()) {
      throw new UnusableUsersException(file.getDescription(), reader.problems);
    }
    return users;
  }

  private List<User> users(Resource file) {
    try {
      var options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      var text = file.getContentAsString(StandardCharsets.UTF_8);
      return users(new Yaml(options).compose(new StringReader(text)));
    } catch (IOException e) {
      problems.add(
          "it cannot be read; set it to where the file is, such as file:/etc/sluice/users.yaml, or"
              + " leave it out");
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      var line = mark == null ? 1 : mark.getLine() + 1;
      problems.add("line %d: it is no YAML here (%s)".formatted(line, e.getProblem()));
    } catch (YAMLException e) {
      problems.add("it is no YAML; write it anew, as text in UTF-8 and without aliases");
    }
    return List.of();
  }

  private List<User> users(Node root) {
    if (root instanceof MappingNode file
        && field(file, USERS).orElse(null) instanceof SequenceNode list
        && file.getValue().size() == 1) {
      return list.getValue().stream().flatMap(entry -> user(entry).stream()).toList();
    }
    problems.add("line 1: it has to be one list that is called users; write \"users:\" above it");
    return List.of();
  }

  private Optional<User> user(Node node) {
    if (!(node instanceof MappingNode entry)) {
      refuse(node, USERS, "is no user", "write one with username, password and role");
      return Optional.empty();
    }
    var before = problems.size();
    entry.getValue().forEach(this::requireKnown);
    var username = text(entry, USERNAME);
    var password = text(entry, PASSWORD);
    var role = text(entry, ROLE).flatMap(written -> role(entry, written));
    username.ifPresent(name -> requireUnique(entry, name));
    password.ifPresent(written -> requireEncoded(entry, written));
    var teams = teams(entry);
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new User(username.orElseThrow(), password.orElseThrow(), role.orElseThrow(), teams));
  }

  private void requireKnown(NodeTuple field) {
    if (!(field.getKeyNode() instanceof ScalarNode key) || !FIELDS.contains(key.getValue())) {
      refuse(
          field.getKeyNode(),
          field.getKeyNode() instanceof ScalarNode key ? key.getValue() : USERS,
          "is not known",
          "remove it, or write one of " + String.join(", ", FIELDS));
    }
  }

  private void requireUnique(MappingNode entry, String name) {
    if (name.length() > LONGEST_NAME) {
      refuse(at(entry, USERNAME), USERNAME, "is too long", "write at most 64 characters");
    } else if (!names.add(name)) {
      refuse(at(entry, USERNAME), USERNAME, "is " + name + " once more", "write each once");
    }
  }

  private void requireEncoded(MappingNode entry, String password) {
    if (!ENCODED.matcher(password).matches()) {
      refuse(
          at(entry, PASSWORD),
          PASSWORD,
          "is not encoded",
          "write what \"htpasswd -nbBC 12 '' PASSWORD\" prints behind the colon, in quotes and with"
              + " {bcrypt} in front");
    }
  }

  private Optional<Role> role(MappingNode entry, String written) {
    var role = Role.ofCode(written);
    if (role.isEmpty()) {
      refuse(at(entry, ROLE), ROLE, "is " + written, "write one of " + ROLES);
    }
    return role;
  }

  private List<String> teams(MappingNode entry) {
    var written = field(entry, TEAMS);
    if (written.isEmpty()) {
      return List.of();
    }
    if (written.get() instanceof SequenceNode list
        && list.getValue().stream().allMatch(team -> scalar(team).isPresent())) {
      return list.getValue().stream().flatMap(team -> scalar(team).stream()).distinct().toList();
    }
    refuse(written.get(), TEAMS, "is no list of names", "write it as [inside-sales, sales]");
    return List.of();
  }

  private Optional<String> text(MappingNode entry, String name) {
    var text = field(entry, name).flatMap(UsersFile::scalar);
    if (text.isEmpty()) {
      refuse(at(entry, name), name, "is missing", "add it, as a text");
    }
    return text;
  }

  private static Optional<String> scalar(Node node) {
    return node instanceof ScalarNode scalar
        ? Optional.of(scalar.getValue()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private static Optional<Node> field(MappingNode node, String name) {
    Map<String, Node> fields = new HashMap<>();
    node.getValue()
        .forEach(
            field ->
                scalar(field.getKeyNode()).ifPresent(key -> fields.put(key, field.getValueNode())));
    return Optional.ofNullable(fields.get(name));
  }

  private static Node at(MappingNode entry, String name) {
    return field(entry, name).orElse(entry);
  }

  private void refuse(Node at, String field, String problem, String fix) {
    problems.add(
        "line %d: %s %s; %s".formatted(at.getStartMark().getLine() + 1, field, problem, fix));
  }
}
