package io.coscribe.document.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.Json;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In JSON here, ' stands for ". */
class PageContentTest {

    private static final DocumentId PAGE = DocumentId.ofPage("x");
    private static final PageContent RULES = new PageContent();
    private static final OtType RICH_TEXT = type("rich-text");

    /** Addresses that lead to a script in some browser, or in what is made of them. */
    static final List<String> UNSAFE = List.of(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\\nscript:alert(1)",
            "java\\tscript:alert(1)",
            "java\\r\\nscript:alert(1)",
            "\\n javascript:alert(1)",
            "\\u0001javascript:alert(1)",
            "\\u00a0javascript:alert(1)",
            "\\u200bjavascript:alert(1)",
            "\\ufeffjavascript:alert(1)",
            "java\\u0000script:alert(1)",
            "java\\u00adscript:alert(1)",
            "javascript :alert(1)",
            "javascript\\u2028:alert(1)",
            "javascript&colon;alert(1)",
            "&#106;avascript:alert(1)",
            "java&Tab;script:alert(1)",
            "&#x6A;avascript&#58;alert(1)",
            "javascript://host/%0aalert(1)",
            "feed:javascript:alert(1)",
            "view-source:javascript:alert(1)",
            "vbscript:msgbox(1)",
            "livescript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:text/html;base64,PHNjcmlwdD4=",
            "DATA:image/svg+xml,<svg onload=alert(1)>",
            "data:image/svg+xml;base64,PHN2Zz4=",
            "data:,alert(1)",
            "blob:https://host/1",
            "file:///etc/passwd",
            "filesystem:https://host/1",
            "intent://host#Intent;end",
            "about:srcdoc",
            "1javascript:alert(1)",
            "host:8080/path",
            ":alert(1)");

    static final List<String> SAFE = List.of(
            "https://example.org/a?b=c&d#e",
            "http://example.org",
            "HTTPS://example.org",
            " https://example.org ",
            "https://exam\\nple.org",
            "//example.org/x",
            "/path?x=javascript:1",
            "?q=a:b&c",
            "#javascript:1",
            "path/to/page.html?a=1&b=2",
            "./a:b",
            "");

    @Test
    void whatEditorsWritePasses() {
        assertAllowed("""
                [{'insert':'Title'},{'insert':'\\n','attributes':{'header':1}},
                {'insert':'all','attributes':{'bold':true,'italic':true,'underline':true,'strike':true,'code':true}},
                {'insert':'colours','attributes':{'color':'#e60000','background':'rgb(255, 0, 10)','font':'serif','size':'huge'}},
                {'insert':'2','attributes':{'script':'super'}},{'insert':'i','attributes':{'script':'sub'}},
                {'insert':'link','attributes':{'link':'https://example.org/?a=1&b=2'}},
                {'insert':'\\n','attributes':{'list':'ordered','indent':2}},{'insert':'\\n','attributes':{'list':'bullet'}},
                {'insert':'\\n','attributes':{'list':'checked'}},{'insert':'\\n','attributes':{'list':'unchecked'}},
                {'insert':'\\n','attributes':{'align':'right','direction':'rtl'}},
                {'insert':'\\n','attributes':{'blockquote':true}},{'insert':'\\n','attributes':{'code-block':true}},
                {'insert':'\\n','attributes':{'code-block':'javascript'}},{'insert':'\\n','attributes':{'table':'row-x4f2'}},
                {'insert':{'image':'https://example.org/a.png'},'attributes':{'width':'120','height':80,'alt':'A \\"cat\\" <3'}},
                {'insert':{'image':'data:image/png;base64,iVBORw0KGgo='}},
                {'insert':{'video':'https://www.youtube.com/embed/x?showinfo=0'},'attributes':{'width':'100%'}},
                {'insert':{'formula':'e=mc^2 < \\\\frac{a}{b}'}},{'insert':{'divider':true}},
                {'insert':{'mention':{'index':'0','denotationChar':'@','id':'7','value':'Ann','link':'/people/7'}}}]""");
    }

    @Test
    void theFormatsOfOurEditorPass() {
        assertAllowed("[{'retain':1,'attributes':{'header':2,'list':false,'blockquote':false,'code-block':false,'indent':false}}]");
        assertAllowed("[{'retain':1,'attributes':{'header':false,'list':'unchecked','link':'mailto:ann@example.org'}}]");
    }

    @Test
    void everythingCanBeTakenAwayAgain() {
        assertAllowed("[{'retain':9,'attributes':{'bold':null,'unknown':null,'on click':null}},{'delete':3}]");
    }

    @Test
    void anyTextPasses() {
        assertAllowed("[{'insert':'<script>alert(1)</script> javascript:alert(1) \\u0000 \\ud83d'}]");
    }

    @Test
    void anObjectionNamesWhatItIsAboutAndNoContent() {
        assertEquals("The attribute onclick isn't known", objection("[{'insert':'a','attributes':{'onclick':'x'}}]"));
        assertEquals("The attribute bold has a value that isn't allowed",
                objection("[{'retain':1,'attributes':{'bold':'secret'}}]"));
        assertEquals("The attribute link has the scheme javascript, which isn't allowed",
                objection("[{'retain':1,'attributes':{'link':'JavaScript:secret'}}]"));
        assertEquals("The embed tweet isn't known", objection("[{'insert':{'tweet':'secret'}}]"));
        assertEquals("The embed video has the scheme data, which isn't allowed",
                objection("[{'insert':{'video':'data:secret'}}]"));
        assertEquals("An embed must be an object with one key", objection("[{'insert':7}]"));
        assertEquals("The attribute (an unusual name) isn't known",
                objection("[{'insert':'a','attributes':{'a very secret thing':1}}]"));
        assertEquals("The attribute link has the scheme (an unusual name), which isn't allowed",
                objection("[{'insert':'a','attributes':{'link':'see §3: secret'}}]"));
    }

    @ParameterizedTest
    @FieldSource("UNSAFE")
    void anUnsafeAddressIsRefused(String address) {
        assertRefused("[{'retain':1,'attributes':{'link':'" + address + "'}}]");
        assertRefused("[{'insert':'a','attributes':{'link':'" + address + "'}}]");
        assertRefused("[{'insert':{'image':'" + address + "'}}]");
        assertRefused("[{'insert':{'video':'" + address + "'}}]");
        assertRefused("[{'insert':{'mention':{'link':'" + address + "'}}}]");
    }

    @ParameterizedTest
    @FieldSource("SAFE")
    void aSafeAddressIsAllowed(String address) {
        assertAllowed("[{'retain':1,'attributes':{'link':'" + address + "'}}]");
        assertAllowed("[{'insert':{'image':'" + address + "'}}]");
        assertAllowed("[{'insert':{'video':'" + address + "'}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:a@example.org?cc=b@example.org&subject=x", "tel:+49-30-1", "sms:+4930", "about:blank"})
    void aLinkMayLeadToAPersonOrNowhere(String address) {
        assertAllowed("[{'retain':1,'attributes':{'link':'" + address + "'}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "jpg", "gif", "webp", "PNG"})
    void aPictureMayBeInItsAddress(String format) {
        assertAllowed("[{'insert':{'image':'data:image/" + format + ";base64," + "AAAA".repeat(1_000_000) + "AA=='}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "data:image/png,<svg>", "data:image/png;base64,AA<svg>", "data:image/png;base64,AA\\n", "data:image/bmp;base64,AA",
        "data:image/svg;base64,AA", "data:image/png;charset=x;base64,AA", "https://example.org/\\\"onerror=alert(1)",
        "https://example.org/<b>"
    })
    void aPictureIsNothingElse(String address) {
        assertRefused("[{'insert':{'image':'" + address + "'}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "mailto:a@example.org", "tel:1", "data:video/mp4;base64,AA", "data:image/png;base64,AA",
        "https://example.org/\\\"><img>", "https://example.org/<b>"
    })
    void aVideoIsAPageOfTheWeb(String address) {
        assertRefused("[{'insert':{'video':'" + address + "'}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'onclick':'alert(1)'}", "{'style':'color:red'}", "{'class':'x'}", "{'id':'x'}", "{'src':'x'}", "{'href':'/'}",
        "{'srcdoc':'x'}", "{'__html':'x'}", "{'Bold':true}", "{'constructor':true}",
        "{'bold':1}", "{'bold':'true'}", "{'bold':[]}", "{'bold':{}}",
        "{'color':'url(https://example.org)'}", "{'color':'red;background:url(x)'}", "{'color':'expression(alert(1))'}",
        "{'color':'rgb(0,0,0);x'}", "{'color':'var(--a,url(x))'}", "{'background':'image-set(x)'}", "{'color':7}",
        "{'color':'red}'}", "{'color':'re\\\\64'}", "{'color':'rgb(url(x))'}",
        "{'font':'a;b'}", "{'font':'a\\\"b'}", "{'font':'a(b)'}", "{'size':'1px;x'}", "{'size':-1}", "{'size':1e300}",
        "{'size':'calc(1px)'}", "{'header':7}", "{'header':0}", "{'header':1.5}", "{'list':'none'}", "{'list':true}",
        "{'indent':-1}", "{'align':'top'}", "{'direction':'up'}", "{'script':'alert'}", "{'table':'a\\\"b'}",
        "{'code-block':'a\\\"b'}", "{'code-block':'<b>'}", "{'width':'1;2'}", "{'height':'javascript:1'}", "{'alt':1}",
        "{'link':true}", "{'link':['https://example.org']}", "{'link':{'href':'https://example.org'}}",
        "{'bold':true,'unknown':true}"
    })
    void anyOtherAttributeIsRefused(String attributes) {
        assertRefused("[{'insert':'a','attributes':" + attributes + "}]");
        assertRefused("[{'insert':'ok'},{'retain':1,'attributes':" + attributes + "}]");
        assertRefused("[{'insert':{'divider':true},'attributes':" + attributes + "}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "7", "true", "[]", "{}", "{'image':'/a','video':'/b'}", "{'iframe':'https://example.org'}", "{'html':'<b>'}",
        "{'script':'x'}", "{'image':null}", "{'image':{'src':'/a'}}", "{'image':['/a']}", "{'video':true}",
        "{'formula':1}", "{'formula':'<img src=x onerror=alert(1)>'}", "{'formula':'a</span>'}", "{'formula':'<!--'}",
        "{'divider':false}", "{'divider':'x'}", "{'mention':'Ann'}", "{'mention':{'value':'<b>Ann</b>'}}",
        "{'mention':{'value':'&lt;b&gt;'}}", "{'mention':{'onclick':'x'}}", "{'mention':{'value':{}}}",
        "{'mention':{'denotationChar':'<'}}", "{'constructor':{}}", "{'table-embed':{}}"
    })
    void anyOtherEmbedIsRefused(String embed) {
        assertRefused("[{'insert':" + embed + "}]");
    }

    @Test
    void valuesAreBounded() {
        assertAllowed(attribute("link", "https://example.org/" + "x".repeat(15_000)));
        assertRefused(attribute("link", "https://example.org/" + "x".repeat(16_000)));
        assertRefused(attribute("alt", "x".repeat(2_001)));
        assertRefused(attribute("font", "x".repeat(101)));
        assertRefused(attribute("color", "x".repeat(101)));
        assertRefused(attribute("code-block", "x".repeat(41)));
        assertRefused("[{'insert':{'formula':'" + "x".repeat(10_001) + "'}}]");
        assertRefused("[{'insert':{'image':'/" + "x".repeat(16_000) + "'}}]");
    }

    private static String attribute(String name, String value) {
        return "[{'insert':'a','attributes':{'" + name + "':'" + value + "'}}]";
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "red", "#fff", "#FFFFFF80", "rgb(1,2,3)", "rgba(1, 2, 3, .5)", "hsl(120deg 50% 50% / 0.5)",
        "oklch(40% 0.26 283)", "color(display-p3 1 0.5 0)", "transparent", "currentcolor", "-webkit-link", "var(--text-1)"
    })
    void coloursPass(String color) {
        assertAllowed(attribute("color", color));
        assertAllowed(attribute("background", color));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "small", "x-large", "18px", "1.25em", "120%", "12"})
    void sizesPass(String size) {
        assertAllowed(attribute("size", size));
        assertAllowed(attribute("width", size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serif", "Helvetica Neue, Arial, sans-serif", "微软雅黑", "ＭＳ 明朝", ""})
    void fontsPass(String font) {
        assertAllowed(attribute("font", font));
    }

    @Test
    void otherCollectionsAndTypesAreNotLookedAt() {
        String unknown = "[{'insert':'a','attributes':{'onclick':'x'}}]".replace('\'', '"');
        DocumentId elsewhere = new DocumentId("notes", "x");

        assertEquals(Optional.empty(), RULES.objection(elsewhere, Json.parse(unknown, RICH_TEXT::readOperation)));
        assertEquals(Optional.empty(), RULES.objection(elsewhere, Json.parse(unknown, RICH_TEXT::create)));
        assertEquals(Optional.empty(), RULES.objection(PAGE, Json.parse(unknown, type("json0")::create)));
        assertEquals(Optional.empty(),
                RULES.objection(PAGE, Json.parse("[{\"p\":[],\"oi\":{\"onclick\":1}}]", type("json0")::readOperation)));
        assertEquals(Optional.empty(), RULES.objection(PAGE, Json.parse("[\"x\"]", type("text-unicode")::readOperation)));
    }

    private static OtType type(String name) {
        return OtTypes.standard().find(name).orElseThrow();
    }

    private static void assertAllowed(String delta) {
        assertEquals(Optional.empty(), operation(delta), delta);
        if (!delta.contains("retain")) {
            assertEquals(Optional.empty(), content(delta), delta);
        }
    }

    private static void assertRefused(String delta) {
        assertFalse(operation(delta).isEmpty(), delta);
        if (!delta.contains("retain")) {
            assertEquals(operation(delta), content(delta), delta);
        }
    }

    private static String objection(String delta) {
        return operation(delta).orElseThrow();
    }

    private static Optional<String> operation(String delta) {
        return RULES.objection(PAGE, Json.parse(delta.replace('\'', '"'), RICH_TEXT::readOperation));
    }

    private static Optional<String> content(String delta) {
        return RULES.objection(PAGE, Json.parse(delta.replace('\'', '"'), RICH_TEXT::create));
    }
}
