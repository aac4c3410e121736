import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** veraPDF over many files and flavours in one JVM: Verapdf FLAVOUR,… FILE… */
final class Verapdf {
  private static final int EXAMPLES_PER_RULE = 3;

  public static void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    List<ValidationProfile> profiles = new ArrayList<>();
    for (String flavour : args[0].split(",")) profiles.add(Profile.of(flavour));
    for (int i = 1; i < args.length; i++) {
      Verdict verdict = new Verdict(args[i]);
      for (ValidationProfile profile : profiles) judge(verdict, profile, new File(args[i]));
      verdict.print();
    }
  }

  private static void judge(Verdict verdict, ValidationProfile profile, File file) {
    String flavour = profile.getPDFAFlavour().getId();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile.getPDFAFlavour());
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(profile, EXAMPLES_PER_RULE, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      for (TestAssertion found : result.getTestAssertions()) {
        if (found.getStatus() != TestAssertion.Status.FAILED) continue;
        RuleId rule = found.getRuleId();
        verdict.add(flavour + " " + rule.getClause() + "-" + rule.getTestNumber(),
            found.getErrorMessage() == null ? found.getMessage() : found.getErrorMessage(),
            found.getLocation().getContext());
      }
      if (!result.isCompliant() && result.getTestAssertions().isEmpty())
        verdict.add(flavour, "not compliant, without a reason: " + result.getJobEndStatus(), "");
    } catch (Throwable crash) {
      verdict.add("unreadable", crash.toString(), flavour);
    }
  }
}
