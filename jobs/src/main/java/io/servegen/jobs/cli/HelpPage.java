package io.servegen.jobs.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The help of a command: what it needs on the first line, then its options in the order in which
 * they are declared. Switches are shown without the value that they can take.
 */
public final class HelpPage extends Help {
  private HelpPage(CommandSpec command, ColorScheme colors) {
    super(command, colors);
  }

  /** Makes every command of the program show its help so. */
  public static void applyTo(CommandLine program) {
    program.setUsageHelpAutoWidth(true);
    program.setHelpFactory(HelpPage::new);
    for (CommandLine command : program.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().sortOptions(false);
    }
  }

  @Override
  public String synopsis(int synopsisHeadingLength) {
    if (!commandSpec().subcommands().isEmpty()) {
      return super.synopsis(synopsisHeadingLength);
    }
    String required =
        commandSpec().options().stream()
            .filter(OptionSpec::required)
            .map(option -> " " + option.names()[0] + "=" + option.paramLabel())
            .collect(Collectors.joining());
    return commandSpec().qualifiedName() + required + " [OPTIONS]" + System.lineSeparator();
  }

  @Override
  public IParamLabelRenderer parameterLabelRenderer() {
    return new WithoutSwitches(super.parameterLabelRenderer());
  }

  /** Leaves {@code [=true|false]} out. */
  private record WithoutSwitches(IParamLabelRenderer labels) implements IParamLabelRenderer {
    @Override
    public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
      return argument.typeInfo().isBoolean()
          ? ansi.text("")
          : labels.renderParameterLabel(argument, ansi, styles);
    }

    @Override
    public String separator() {
      return labels.separator();
    }
  }
}
