#!/bin/sh
# Runs the test programs given, each with a directory of its own that has two token files, keys, and askpass programs.
# UNDER: a command to run them under, such as valgrind with its options.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d)
# An agent that is about to end may still write to its journal.
clear_up() {
  for _ in 1 2 3 4 5; do
    rm -rf "$root" 2>/dev/null && return
    sleep 1
  done
  rm -rf "$root"
}
trap clear_up EXIT
umask 077
unset DISPLAY WAYLAND_DISPLAY SMARTCMD_ASKPASS SMARTCMD_LOG || true
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$root/key.pem" -out "$root/certificate.pem" -subj '/C=PT/CN=Test Person' -days 30 2>/dev/null

askpass() {
  printf '#!/bin/sh\n%s\n' "$2" >"$TEST_DIR/$1"
  chmod 700 "$TEST_DIR/$1"
}

status=0
for program in "$@"; do
  TEST_DIR="$root/$(basename "$program")"
  XDG_DATA_HOME="$TEST_DIR/data"
  export TEST_DIR XDG_DATA_HOME
  mkdir -p "$XDG_DATA_HOME/smartcmd/tokens"
  cp "$root/key.pem" "$root/certificate.pem" "$TEST_DIR/"
  case "$program" in */test_log) export SMARTCMD_TEST_SETTINGS="log=$TEST_DIR/profile.log" ;; *) unset SMARTCMD_TEST_SETTINGS || true ;; esac
  for profile in home work; do
    node "$here/make_token.mjs" "$XDG_DATA_HOME/smartcmd/tokens/$profile.token" "$root/certificate.pem" "$profile" \
      "$(command -v node)" "$here/fake_agent.mjs" "$root/key.pem"
  done
  case "$program" in */test_enrol)
    SMARTCMD_TEST_TOKENS="$TEST_DIR/whole:$XDG_DATA_HOME/smartcmd/tokens/home.token"
    export SMARTCMD_TEST_TOKENS
    mv "$XDG_DATA_HOME/smartcmd/tokens/home.token" "$TEST_DIR/whole"
    for wanted in on-first-use dismissed; do
      SMARTCMD_TEST_VERSION=3 SMARTCMD_TEST_SETTINGS="enrol=$wanted" node "$here/make_token.mjs" "$TEST_DIR/$wanted" \
        "$root/certificate.pem" home "$(command -v node)" "$here/fake_agent.mjs"
    done
    rm "$XDG_DATA_HOME/smartcmd/tokens/work.token"
    ;;
  esac
  askpass phone 'echo "$SMARTCMD_ASKPASS_KIND" >>"$TEST_DIR/asked"; echo 912345678'
  askpass gate 'until [ -e "$TEST_DIR/go" ]; do sleep 0.05; done; echo 912345678'
  askpass answer 'echo "$SMARTCMD_ASKPASS_KIND $SMARTCMD_ASKPASS_PROCESS $SMARTCMD_ASKPASS_DOCUMENT $1" >>"$TEST_DIR/asked"
case "$SMARTCMD_ASKPASS_KIND" in pin) echo 1234 ;; otp) printf "123456\r\nmore\n" ;; confirm) echo yes ;; esac'
  askpass again 'case "$SMARTCMD_ASKPASS_KIND" in
pin) echo 1234 ;;
otp) if [ -e "$TEST_DIR/resent" ]; then echo 123456; else touch "$TEST_DIR/resent"; echo r; fi ;;
esac'
  askpass wrong 'echo 9999'
  askpass cancel 'echo 1234; exit 1'
  askpass long 'head -c 4000 /dev/zero | tr "\\0" 1; echo'
  askpass chat 'exec yes 1234'
  askpass hang 'echo $$ >"$TEST_DIR/pid"; exec sleep 60'
  printf '%s: ' "$(basename "$program")"
  case "$program" in
  */sign_once) python3 "$here/prompts.py" "$program" || status=1 ;;
  # shellcheck disable=SC2086 # its options are words of their own
  *) ${UNDER:-} "$program" || status=1 ;;
  esac
done
exit $status
