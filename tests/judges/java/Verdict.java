/** What a judge found in one file, printed as one line of JSON. */
final class Verdict {
  private final String path;
  private final StringBuilder findings = new StringBuilder();

  Verdict(String path) {
    this.path = path;
  }

  void add(String code, String message, String place) {
    if (findings.length() > 0) findings.append(',');
    findings.append("{\"code\":").append(quoted(code)).append(",\"message\":").append(quoted(message))
        .append(",\"place\":").append(quoted(place)).append('}');
  }

  void print() {
    System.out.println("{\"path\":" + quoted(path) + ",\"findings\":[" + findings + "]}");
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : String.valueOf(text).toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ' || c > '~') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
