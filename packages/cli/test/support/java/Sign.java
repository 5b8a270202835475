import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Signs through SunPKCS11 as often as it is told, in one process, each time in a thread of its own.
 *
 * <p>The arguments are configuration files of SunPKCS11. A line of standard input is a job of four fields with tabs between: its
 * number, the configuration (from 0), the file to be signed with SHA256withRSA, and the file for the signature. When the job is done its
 * number is printed, a tab, and "ok" or what went wrong. It ends with its input.
 */
public class Sign {
  private static final String ALIAS = "Signature Certificate";

  public static void main(String[] configurations) throws Exception {
    Map<String, Provider> providers = new HashMap<>();
    Map<String, PrivateKey> keys = new HashMap<>();
    for (int i = 0; i < configurations.length; i++) {
      Provider provider = Security.getProvider("SunPKCS11").configure(configurations[i]);
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, null);
      providers.put(String.valueOf(i), provider);
      keys.put(String.valueOf(i), (PrivateKey) store.getKey(ALIAS, null));
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    BufferedReader jobs = new BufferedReader(new InputStreamReader(System.in));
    for (String line = jobs.readLine(); line != null; line = jobs.readLine()) {
      String[] job = line.split("\t");
      threads.execute(() -> answer(job[0], sign(providers.get(job[1]), keys.get(job[1]), Path.of(job[2]), Path.of(job[3]))));
    }
    threads.shutdown();
  }

  private static String sign(Provider provider, PrivateKey key, Path data, Path result) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA", provider);
      signature.initSign(key);
      signature.update(Files.readAllBytes(data));
      Files.write(result, signature.sign());
      return "ok";
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null) cause = cause.getCause();
      return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
  }

  private static synchronized void answer(String number, String result) {
    System.out.println(number + "\t" + result);
    System.out.flush();
  }
}
