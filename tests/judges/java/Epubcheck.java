import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;

/** EPUBCheck over many books in one JVM; warnings are findings. */
final class Epubcheck extends MasterReport {
  private final Verdict verdict;

  private Epubcheck(Verdict verdict) {
    this.verdict = verdict;
  }

  public static void main(String[] books) {
    for (String book : books) {
      Verdict verdict = new Verdict(book);
      try {
        new EpubCheck(new File(book), new Epubcheck(verdict)).doValidate();
      } catch (Throwable crash) {
        verdict.add("unreadable", crash.toString(), "");
      }
      verdict.print();
    }
  }

  @Override
  public void message(Message message, EPUBLocation at, Object... arguments) {
    Severity severity = message.getSeverity();
    if (severity != Severity.FATAL && severity != Severity.ERROR && severity != Severity.WARNING) return;
    String place = at.getLine() > 0 ? at.getPath() + ":" + at.getLine() + ":" + at.getColumn() : at.getPath();
    verdict.add(message.getID().toString(), message.getMessage(arguments), place);
  }

  @Override
  public void info(String resource, FeatureEnum feature, String value) {}

  @Override
  public int generate() {
    return 0;
  }

  @Override
  public void initialize() {}
}
