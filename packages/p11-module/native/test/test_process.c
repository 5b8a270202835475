/* Forks, signals, a signature in one thread: what the application does around the library. */
#include "harness.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t children;

static void on_child(int number) {
  (void)number;
  children = children + 1;
}

struct signing {
  CK_SESSION_HANDLE session;
  CK_RV rv;
};

static void *sign_in_thread(void *argument) {
  struct signing *signing = argument;
  CK_BYTE signature[512];
  CK_ULONG size = sizeof signature;
  signing->rv = C_Sign(signing->session, (CK_BYTE_PTR) "data", 4, signature, &size);
  return NULL;
}

static pthread_t start_signing(struct signing *signing, const char *scenario, const char *askpass) {
  pthread_t thread;
  start_over(scenario, askpass);
  signing->session = open_session(0);
  CHECK_RV(CKR_OK, sign_init(signing->session, CKM_SHA256_RSA_PKCS));
  CHECK(pthread_create(&thread, NULL, sign_in_thread, signing) == 0);
  CHECK(journal_has("SIGN"));
  return thread;
}

static void test_while_signing(void) {
  struct signing signing;
  test("reads go on while a signature waits for the person; its session is busy");
  pthread_t thread = start_signing(&signing, "ask", "hang");
  const CK_SESSION_HANDLE other = open_session(0);
  CK_ULONG size = 0;
  CHECK(find_class(signing.session, CKO_PRIVATE_KEY) == 3 && find_class(other, CKO_PUBLIC_KEY) == 2);
  CHECK_RV(CKR_OPERATION_ACTIVE, C_SignUpdate(signing.session, NULL, 0));
  CHECK_RV(CKR_OPERATION_ACTIVE, C_SignFinal(signing.session, NULL, &size));
  test("C_SessionCancel ends it");
  CHECK_RV(CKR_OK, C_SessionCancel(signing.session, CKF_SIGN));
  CHECK(pthread_join(thread, NULL) == 0);
  CHECK_RV(CKR_FUNCTION_CANCELED, signing.rv);
  CHECK(journal_has("ANSWER 1 0"));

  test("so do C_CloseSession and C_Finalize");
  thread = start_signing(&signing, "silent", NULL);
  CHECK_RV(CKR_OK, C_CloseSession(signing.session));
  CHECK(pthread_join(thread, NULL) == 0);
  CHECK_RV(CKR_SESSION_CLOSED, signing.rv);
  CHECK(journal_has("CANCEL open"));
  thread = start_signing(&signing, "ask", "hang");
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(pthread_join(thread, NULL) == 0);
  CHECK_RV(CKR_SESSION_CLOSED, signing.rv);
  CHECK(journal_has("END"));
}

/* The agent's connection: the only socket above the descriptors that applications know. By its name, and below by the bare system call: to
   ThreadSanitizer, looking at another thread's descriptor is a race with its close. */
static int connection(void) {
  for (int fd = 64; fd < 128; fd++) {
    char name[64];
    char aim[16] = "";
    (void)snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    if (readlink(name, aim, sizeof aim - 1) > 0 && strncmp(aim, "socket:", 7) == 0) return fd;
  }
  return -1;
}

static bool is_read(int fd) {
  int left = 1;
  for (int i = 0; i < 500 && left > 0; i++) {
    if (syscall(SYS_ioctl, fd, FIONREAD, &left) != 0) return false;
    if (left > 0) (void)usleep(20000);
  }
  return left == 0;
}

static void test_stubborn_agent(void) {
  struct signing signing;
  test("C_SessionCancel ends a signature whose agent is in the middle of a frame, or goes on to speak");
  pthread_t thread = start_signing(&signing, "half", NULL);
  CHECK(journal_has("HALF") && is_read(connection()));
  CHECK_RV(CKR_OK, C_SessionCancel(signing.session, CKF_SIGN));
  CHECK(pthread_join(thread, NULL) == 0);
  CHECK_RV(CKR_DEVICE_ERROR, signing.rv);
  thread = start_signing(&signing, "flood", NULL);
  CHECK_RV(CKR_OK, C_SessionCancel(signing.session, CKF_SIGN));
  CHECK(pthread_join(thread, NULL) == 0);
  CHECK_RV(CKR_DEVICE_ERROR, signing.rv);
}

struct waiting {
  CK_SLOT_ID slot;
  CK_RV rv;
};

static void *wait_in_thread(void *argument) {
  struct waiting *waiting = argument;
  waiting->rv = C_WaitForSlotEvent(0, &waiting->slot, NULL);
  return NULL;
}

static void test_slot_events(void) {
  test("C_WaitForSlotEvent tells of a token that goes, and ends with C_Finalize");
  pthread_t threads[3];
  struct waiting waiting[3] = {{0}};
  start_over("sign", NULL);
  CHECK(pthread_create(&threads[0], NULL, wait_in_thread, &waiting[0]) == 0);
  CHECK(system("sleep 0.2; mv \"$XDG_DATA_HOME/smartcmd/tokens/work.token\" \"$TEST_DIR/\"") == 0);
  CHECK(pthread_join(threads[0], NULL) == 0);
  CHECK_RV(CKR_OK, waiting[0].rv);
  CHECK(waiting[0].slot == 1);
  for (size_t i = 0; i < 3; i++) CHECK(pthread_create(&threads[i], NULL, wait_in_thread, &waiting[i]) == 0);
  (void)usleep(200000);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  for (size_t i = 0; i < 3; i++) {
    CHECK(pthread_join(threads[i], NULL) == 0);
    CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, waiting[i].rv);
  }
  CHECK(system("mv \"$TEST_DIR/work.token\" \"$XDG_DATA_HOME/smartcmd/tokens/\"") == 0);

  test("the directory of tokens may be made later");
  (void)setenv("XDG_DATA_HOME", in_test_dir("later"), 1);
  start_over("sign", NULL);
  CHECK(pthread_create(&threads[0], NULL, wait_in_thread, &waiting[0]) == 0);
  CHECK(system("sleep 0.2; mkdir -p \"$TEST_DIR/later/smartcmd\"; sleep 0.2; mkdir \"$TEST_DIR/later/smartcmd/tokens\"; sleep 0.1; "
               "cp \"$TEST_DIR/data/smartcmd/tokens/home.token\" \"$TEST_DIR/later/smartcmd/tokens/home.token\"") == 0);
  CHECK(pthread_join(threads[0], NULL) == 0);
  CHECK_RV(CKR_OK, waiting[0].rv);
  CHECK(waiting[0].slot == 0);
  (void)setenv("XDG_DATA_HOME", in_test_dir("data"), 1);
}

static int in_child(int (*what)(void)) {
  const pid_t child = fork();
  if (child == 0) _exit(what());
  int status = -1;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int touches_nothing(void) {
  CK_ULONG count = 0;
  return C_GetSlotList(CK_TRUE, NULL, &count) == CKR_CRYPTOKI_NOT_INITIALIZED && C_Finalize(NULL) == CKR_CRYPTOKI_NOT_INITIALIZED ? 0 : 1;
}

static int begins_afresh(void) {
  CK_SESSION_HANDLE session = 0;
  if (C_Initialize(NULL) != CKR_OK) return 1;
  if (C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, &session) != CKR_OK) return 2;
  if (sign_data(session) != CKR_OK) return 3;
  return C_Finalize(NULL) == CKR_OK ? 0 : 4;
}

static int stays(void) {
  (void)setsid();
  if (fork() == 0) {
    (void)sleep(5);
    _exit(0);
  }
  return 0;
}

static void test_fork(void) {
  test("a child touches nothing of its parent's, and may begin afresh");
  start_over("sign", NULL);
  const CK_SESSION_HANDLE session = open_session(0);
  CHECK_RV(CKR_OK, sign_data(session));
  CHECK(in_child(touches_nothing) == 0);
  CHECK(in_child(begins_afresh) == 0);
  CHECK_RV(CKR_OK, sign_data(session));
  test("a child that lives on does not keep the agent");
  CHECK(in_child(stays) == 0);
  journal_clear();
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(journal_has("END"));
}

/* A child that does nothing but live, for a while. */
static int lives(void) {
  (void)setsid();
  if (fork() == 0) {
    (void)sleep(20);
    _exit(0);
  }
  return 0;
}

static int grandchild_begins_afresh(void) {
  const int child = begins_afresh();
  return child != 0 ? child : 10 * (in_child(touches_nothing) + in_child(begins_afresh));
}

static int exits(void) {
  /* With all that its parent's exit would do. */
  exit(0);
}

static CK_SESSION_HANDLE until_exit;

static void at_exit(void) {
  CK_RV rv = sign_data(until_exit);
  if (rv == CKR_OK) rv = C_Finalize(NULL);
  if (rv == CKR_OK) rv = C_CloseAllSessions(0) == CKR_CRYPTOKI_NOT_INITIALIZED ? CKR_OK : CKR_GENERAL_ERROR;
  if (rv == CKR_OK) rv = initialize();
  _exit(rv == CKR_OK ? 42 : 1);
}

static int signs_at_exit(void) {
  if (atexit(at_exit) != 0 || initialize() != CKR_OK) return 1;
  until_exit = open_session(0);
  exit(0);
}

/* The program that asks wrote its number there. */
static bool ends(const char *name) {
  FILE *file = fopen(in_test_dir(name), "r");
  int number = 0;
  if (file == NULL || fscanf(file, "%d", &number) != 1 || fclose(file) != 0) return false;
  for (int i = 0; i < 500; i++) {
    if (kill(number, 0) != 0) return true;
    (void)usleep(20000);
  }
  return false;
}

static bool appears(const char *name) {
  for (int i = 0; i < 500; i++) {
    struct stat file;
    if (stat(in_test_dir(name), &file) == 0 && file.st_size > 0) return true;
    (void)usleep(20000);
  }
  return false;
}

static void test_fork_while_signing(void) {
  struct signing signing;
  test("a child of a process in which a thread is asking: touches nothing, begins afresh, and so do its children");
  (void)unlink(in_test_dir("pid"));
  pthread_t thread = start_signing(&signing, "ask", "hang");
  CHECK(appears("pid"));
  (void)setenv("SMARTCMD_TEST_SCENARIO", "sign", 1);
  CHECK(in_child(touches_nothing) == 0);
  CHECK(in_child(exits) == 0);
  CHECK(in_child(grandchild_begins_afresh) == 0);
  test("the question ends though a child lives on");
  CHECK(in_child(lives) == 0);
  CHECK_RV(CKR_OK, C_SessionCancel(signing.session, CKF_SIGN));
  CHECK(pthread_join(thread, NULL) == 0);
  CHECK_RV(CKR_FUNCTION_CANCELED, signing.rv);
  CHECK(ends("pid"));
  CHECK(find_class(signing.session, CKO_PRIVATE_KEY) == 3);
}

static atomic_int reached; /* 1: a thread is in the middle of the call; 2: it may go on */
static bool stop_at_create;
static bool stop_at_destroy;

/* Until the other side is so far: false if it never is. */
static bool comes_to(int what) {
  for (int i = 0; i < 1000 && atomic_load(&reached) < what; i++) (void)usleep(10000);
  return atomic_load(&reached) >= what;
}

static void stop_here(bool wanted) {
  if (!wanted) return;
  atomic_store(&reached, 1);
  CHECK(comes_to(2));
}

static CK_RV stopping_create(CK_VOID_PTR_PTR mutex) {
  stop_here(stop_at_create);
  *mutex = mutex;
  return CKR_OK;
}
static CK_RV stopping_destroy(CK_VOID_PTR mutex) {
  stop_here(stop_at_destroy);
  return mutex != NULL ? CKR_OK : CKR_MUTEX_BAD;
}
static CK_RV use_mutex(CK_VOID_PTR mutex) { return mutex != NULL ? CKR_OK : CKR_MUTEX_BAD; }

static void *live_in_thread(void *rv) {
  CK_C_INITIALIZE_ARGS arguments = {stopping_create, stopping_destroy, use_mutex, use_mutex, 0, NULL};
  *(CK_RV *)rv = C_Initialize(&arguments);
  if (*(CK_RV *)rv == CKR_OK) *(CK_RV *)rv = C_Finalize(NULL);
  return NULL;
}

static int lives_beside(void) {
  (void)alarm(20); /* a lock that nobody gives back would be waited for */
  const int child = touches_nothing();
  return child != 0 ? child : begins_afresh();
}

static void test_fork_while_living(void) {
  test("a child that is forked while another thread is in C_Initialize or in C_Finalize begins afresh");
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  for (int i = 0; i < 2; i++) {
    pthread_t thread;
    CK_RV rv = CKR_GENERAL_ERROR;
    stop_at_create = i == 0;
    stop_at_destroy = i == 1;
    atomic_store(&reached, 0);
    CHECK(pthread_create(&thread, NULL, live_in_thread, &rv) == 0);
    CHECK(comes_to(1));
    stop_at_create = stop_at_destroy = false;
    CHECK(in_child(lives_beside) == 0);
    atomic_store(&reached, 2);
    CHECK(pthread_join(thread, NULL) == 0);
    CHECK_RV(CKR_OK, rv);
  }
}

static atomic_int inside; /* threads that hold one of the application's locks, or wait for it */
static atomic_bool destroyed_in_use;
static atomic_int destroyed;
static pthread_t waiter;
static atomic_bool waiter_stops;
static pthread_mutex_t real_locks[2] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};
static int made;

static CK_RV make_counted(CK_VOID_PTR_PTR mutex) {
  *mutex = &real_locks[made++ % 2];
  return CKR_OK;
}
static CK_RV destroy_counted(CK_VOID_PTR mutex) {
  if (atomic_load(&inside) > 0) atomic_store(&destroyed_in_use, true);
  atomic_fetch_add(&destroyed, 1);
  return mutex != NULL ? CKR_OK : CKR_MUTEX_BAD;
}
static CK_RV lock_counted(CK_VOID_PTR mutex) {
  atomic_fetch_add(&inside, 1);
  if (atomic_load(&waiter_stops) && pthread_equal(pthread_self(), waiter)) {
    atomic_store(&reached, 1);
    /* As long as C_Finalize needs to go wrong. */
    for (int i = 0; i < 50 && atomic_load(&destroyed) == 0; i++) (void)usleep(10000);
  }
  return pthread_mutex_lock(mutex) == 0 ? CKR_OK : CKR_GENERAL_ERROR;
}
static CK_RV unlock_counted(CK_VOID_PTR mutex) {
  const CK_RV rv = pthread_mutex_unlock(mutex) == 0 ? CKR_OK : CKR_MUTEX_NOT_LOCKED;
  atomic_fetch_sub(&inside, 1);
  return rv;
}

static void test_locks_in_use(void) {
  test("C_Finalize destroys no lock of the application's that a thread in C_WaitForSlotEvent is about to take");
  CK_C_INITIALIZE_ARGS arguments = {make_counted, destroy_counted, lock_counted, unlock_counted, 0, NULL};
  struct waiting waiting = {0};
  CHECK_RV(CKR_OK, C_Initialize(&arguments));
  CHECK(pthread_create(&waiter, NULL, wait_in_thread, &waiting) == 0);
  atomic_store(&reached, 0);
  atomic_store(&waiter_stops, true);
  /* A change, so that it looks. */
  CHECK(system("touch \"$XDG_DATA_HOME/smartcmd/tokens/.changed\"") == 0);
  CHECK(comes_to(1));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(pthread_join(waiter, NULL) == 0);
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, waiting.rv);
  CHECK(atomic_load(&destroyed) == 2 && !atomic_load(&destroyed_in_use) && atomic_load(&inside) == 0);
}

static int reused = -1;

static int has_reused(void) {
  struct stat file;
  return fstat(reused, &file) == 0 && S_ISREG(file.st_mode) ? 0 : 1;
}

static void test_fork_after_closing(void) {
  test("a child has the file that the application opened where it had closed the agent's connection");
  start_over("sign", NULL);
  const CK_SESSION_HANDLE session = open_session(0);
  CHECK_RV(CKR_OK, sign_data(session));
  reused = connection();
  const int file = open(in_test_dir("key.pem"), O_RDONLY | O_CLOEXEC);
  CHECK(reused >= 0 && file >= 0 && dup2(file, reused) == reused);
  CHECK(in_child(has_reused) == 0);
  CHECK_RV(CKR_OK, sign_data(session));
  CHECK(has_reused() == 0);
  (void)close(file);
  (void)close(reused);
}

static void test_exit(void) {
  test("every call works, or says what is wrong, after exit began");
  start_over("sign", NULL);
  CHECK(in_child(signs_at_exit) == 42);
}

static void test_spawn(void) {
  test("a program that the application starts has nothing of ours, and does not keep the agent");
  char *arguments[] = {(char[]){"sleep"}, (char[]){"20"}, NULL};
  pid_t program = -1;
  int status = 0;
  start_over("sign", NULL);
  CHECK_RV(CKR_OK, sign_data(open_session(0)));
  CHECK(posix_spawnp(&program, "sleep", NULL, NULL, arguments, environ) == 0);
  journal_clear();
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(journal_has("END"));
  CHECK(kill(program, SIGKILL) == 0 && waitpid(program, &status, 0) == program);
}

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define SMALL_STACK 1048576U /* sanitizers take much of it */
#else
#define SMALL_STACK 24576U
#endif

static void test_small_stack(void) {
  test("a thread with hardly any stack signs, and asks");
  struct signing signing;
  pthread_attr_t attributes;
  pthread_t thread;
  start_over("ask", "answer");
  signing.session = open_session(0);
  CHECK_RV(CKR_OK, sign_init(signing.session, CKM_SHA256_RSA_PKCS));
  CHECK(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, SMALL_STACK) == 0);
  CHECK(pthread_create(&thread, &attributes, sign_in_thread, &signing) == 0);
  CHECK(pthread_join(thread, NULL) == 0 && pthread_attr_destroy(&attributes) == 0);
  CHECK_RV(CKR_OK, signing.rv);
}

static void test_signals(void) {
  test("the application sees no child of ours, whatever it does with SIGCHLD");
  struct sigaction action = {.sa_handler = on_child};
  CHECK(sigaction(SIGCHLD, &action, NULL) == 0);
  start_over("ask", "answer");
  CHECK_RV(CKR_OK, sign_data(open_session(0)));
  CHECK(children == 0);
  CHECK(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD);
  action.sa_handler = SIG_IGN;
  CHECK(sigaction(SIGCHLD, &action, NULL) == 0);
  start_over("ask", "answer");
  CHECK_RV(CKR_OK, sign_data(open_session(0)));
  action.sa_handler = SIG_DFL;
  CHECK(sigaction(SIGCHLD, &action, NULL) == 0);
  test("signals that it blocks and ignores are not so in the agent");
  sigset_t all;
  (void)sigfillset(&all);
  CHECK(pthread_sigmask(SIG_SETMASK, &all, NULL) == 0);
  start_over("sign", NULL);
  CHECK_RV(CKR_OK, sign_data(open_session(0)));
  CHECK(journal_has("blocked 0000000000000000"));
  (void)sigemptyset(&all);
  CHECK(pthread_sigmask(SIG_SETMASK, &all, NULL) == 0);
}

static void test_log(void) {
  test("the log has calls, and no secret");
  (void)setenv("SMARTCMD_LOG", in_test_dir("log"), 1);
  start_over("ask", "answer");
  const CK_SESSION_HANDLE session = open_session(0);
  CHECK_RV(CKR_OK, C_Login(session, CKU_USER, (CK_UTF8CHAR_PTR) "13579", 5));
  CHECK_RV(CKR_OK, sign_data(session));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  (void)unsetenv("SMARTCMD_LOG");
  CHECK(system("cd \"$TEST_DIR\" && test \"$(stat -c %a log)\" = 600 && grep -q 'C_Sign(.*data=4 bytes.*) = CKR_OK [0-9]* us' log && "
               "! grep -qE '13579|123456|[^0-9.]1234[^0-9.]' log") == 0);
}

typedef CK_RV (*list_getter)(CK_FUNCTION_LIST_PTR_PTR);

/* The functions of the library at that path, which is loaded. */
static CK_FUNCTION_LIST *functions_of(const char *path, void **library) {
  CK_FUNCTION_LIST *functions = NULL;
  list_getter get = NULL;
  *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (*library != NULL) *(void **)&get = dlsym(*library, "C_GetFunctionList");
  return get != NULL && get(&functions) == CKR_OK ? functions : NULL;
}

static void test_reload(void) {
  test("the library may be loaded, unloaded and loaded again");
  for (int i = 0; i < 3; i++) {
    void *library = dlopen("libsmartcmd-cmd.so", RTLD_NOW | RTLD_LOCAL);
    CHECK(library != NULL);
    CHECK(library != NULL && dlsym(library, "C_GetFunctionList") != NULL && dlsym(library, "module_enter") == NULL);
    CHECK(library != NULL && dlclose(library) == 0);
  }

  test("another copy of it is a library of its own, and goes on after dlclose");
  char command[8192];
  char copy[4096];
  void *library = NULL;
  CK_INFO info;
  (void)snprintf(copy, sizeof copy, "%s", in_test_dir("copy.so"));
  void *address = dlsym(RTLD_DEFAULT, "C_Initialize");
  Dl_info ours = {0};
  CHECK(dladdr(address, &ours) != 0);
  (void)snprintf(command, sizeof command, "cp \"%s\" \"$TEST_DIR/copy.so\"", ours.dli_fname);
  CHECK(system(command) == 0);
  start_over("sign", NULL);
  CK_FUNCTION_LIST *other = functions_of(copy, &library);
  CHECK(other != NULL && other->C_Initialize != C_Initialize);
  if (other == NULL) return;
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, other->C_GetInfo(&info));
  CHECK_RV(CKR_OK, other->C_Initialize(NULL));
  CHECK_RV(CKR_OK, sign_data(open_session(0)));
  for (int i = 0; i < 2; i++) {
    CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
    CK_MECHANISM mechanism = {CKM_SHA256_RSA_PKCS, NULL, 0};
    CK_BYTE signature[512];
    CK_ULONG size = sizeof signature;
    CHECK_RV(CKR_OK, other->C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, &session));
    CHECK_RV(CKR_OK, other->C_SignInit(session, &mechanism, 3));
    CHECK_RV(CKR_OK, other->C_Sign(session, (CK_BYTE_PTR) "data", 4, signature, &size));
    if (i == 0) CHECK(dlclose(library) == 0);
  }
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK_RV(CKR_OK, other->C_GetInfo(&info));
  CHECK(functions_of(copy, &library) == other);
  CHECK_RV(CKR_CRYPTOKI_ALREADY_INITIALIZED, other->C_Initialize(NULL));
  CHECK_RV(CKR_OK, other->C_Finalize(NULL));
}

int main(void) {
  test_while_signing();
  test_stubborn_agent();
  test_slot_events();
  test_fork();
  test_fork_while_signing();
  test_fork_while_living();
  test_locks_in_use();
  test_fork_after_closing();
  test_spawn();
  test_exit();
  test_small_stack();
  test_signals();
  test_log();
  test_reload();
  return report();
}
