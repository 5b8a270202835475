import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Calendar;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Makes a PDF of one page and signs it: PDFBox makes the document, Bouncy Castle the CMS, SunPKCS11 the signature. */
public class SignPdf {
  private static final String ALIAS = "Signature Certificate";

  /** The arguments: a configuration file of SunPKCS11, and the file to be written. */
  public static void main(String[] arguments) throws Exception {
    Provider provider = Security.getProvider("SunPKCS11").configure(arguments[0]);
    KeyStore store = KeyStore.getInstance("PKCS11", provider);
    store.load(null, null);
    PrivateKey key = (PrivateKey) store.getKey(ALIAS, null);
    Certificate[] chain = store.getCertificateChain(ALIAS);
    PDSignature signature = new PDSignature();
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
    signature.setReason("Shown with a real client");
    signature.setSignDate(Calendar.getInstance());
    try (PDDocument document = PDDocument.load(onePage());
        OutputStream signed = Files.newOutputStream(Path.of(arguments[1]))) {
      document.addSignature(signature, content -> cms(content, provider, key, chain));
      document.saveIncremental(signed);
    }
  }

  private static byte[] onePage() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] cms(InputStream content, Provider provider, PrivateKey key, Certificate[] chain) throws IOException {
    try {
      ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").setProvider(provider).build(key);
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(signer, (X509Certificate) chain[0]));
      generator.addCertificates(new JcaCertStore(Arrays.asList(chain)));
      return generator.generate(new CMSProcessableByteArray(IOUtils.toByteArray(content))).getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
      throw new IOException(e);
    }
  }
}
