# Sourced by ../mvnw: exports JAVA_HOME as a JDK 25 or newer, or says what to install and exits.
# Order: JAVA_HOME, `java` on the PATH, then the usual places of Linux, SDKMAN, mise, asdf, jenv and macOS.

required_java=25

# Prints the feature version ("25") of the JDK at $1, nothing when it isn't a JDK.
jdk_feature_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
  fi
}

is_new_enough() {
  found="$(jdk_feature_version "$1")"
  [ -n "$found" ] && [ "$found" -ge "$required_java" ]
}

# The home of `java` on the PATH, with symbolic links resolved.
jdk_on_path() {
  java_on_path="$(command -v java)" || return 0
  java_on_path="$(readlink -f "$java_on_path" 2>/dev/null)" || return 0
  dirname "$(dirname "$java_on_path")"
}

find_jdk() {
  set +f # mvnw switches globbing off
  for candidate in \
    "${JAVA_HOME-}" \
    "$(jdk_on_path)" \
    /usr/lib/jvm/* \
    /usr/java/* \
    /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* \
    "${MISE_DATA_DIR:-${HOME-}/.local/share/mise}"/installs/java/* \
    "${HOME-}"/.asdf/installs/java/* \
    "${HOME-}"/.jenv/versions/* \
    "${HOME-}"/.jdks/* \
    "$(/usr/libexec/java_home -v "$required_java+" 2>/dev/null || :)" \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$candidate" ] && is_new_enough "$candidate"; then
      JAVA_HOME="$candidate"
      export JAVA_HOME
      break
    fi
  done
  set -f
  is_new_enough "${JAVA_HOME-}"
}

if ! find_jdk; then
  echo "Coscribe needs a JDK $required_java or newer, and none was found: not in JAVA_HOME, not on the PATH, not in the usual folders." >&2
  echo "Install one (for example Eclipse Temurin $required_java) or set JAVA_HOME to its folder, then run this command again." >&2
  exit 1
fi
