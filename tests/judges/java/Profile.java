import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads veraPDF's own profiles without JAXB, which neither the JDK nor the jar carries. */
final class Profile {
  static ValidationProfile of(String flavour) throws Exception {
    String name = flavour.equals("ua1") ? "PDFUA-1" : flavour.equals("ua2") ? "PDFUA-2-ISO32005"
        : "PDFA-" + flavour.toUpperCase();
    try (InputStream xml = ValidationProfile.class.getResourceAsStream(
        "/org/verapdf/pdfa/validation/" + name + ".xml")) {
      if (xml == null) throw new IllegalArgumentException("veraPDF has no profile \"" + flavour + "\"");
      Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
      Set<Rule> rules = new LinkedHashSet<>();
      for (Element e : all(root, "rule")) rules.add(rule(e));
      Set<Variable> variables = new LinkedHashSet<>();
      for (Element e : all(root, "variable"))
        variables.add(Profiles.variableFromValues(e.getAttribute("name"), e.getAttribute("object"),
            text(e, "defaultValue"), text(e, "value")));
      var details = Profiles.profileDetailsFromValues(text(root, "name"), text(root, "description"), "", new Date(0));
      return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")), details, "", rules, variables);
    }
  }

  private static Rule rule(Element e) {
    Element id = all(e, "id").get(0);
    var specification = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element a : all(e, "argument")) arguments.add(ErrorArgumentImpl.fromValues(a.getTextContent(), null, null));
    List<Reference> references = new ArrayList<>();
    for (Element r : all(e, "reference"))
      references.add(Profiles.referenceFromValues(r.getAttribute("specification"), r.getAttribute("clause")));
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(specification, id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
        e.getAttribute("object"), e.hasAttribute("deferred") ? Boolean.valueOf(e.getAttribute("deferred")) : null,
        e.hasAttribute("tags") ? e.getAttribute("tags") : null, text(e, "description"), text(e, "test"),
        Profiles.errorFromValues(text(e, "message"), arguments), references);
  }

  private static String text(Element parent, String name) {
    List<Element> found = all(parent, name);
    return found.isEmpty() ? null : found.get(0).getTextContent();
  }

  private static List<Element> all(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
    return found;
  }
}
