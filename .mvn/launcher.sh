#!/bin/sh
# Starts the program of the directory above on the first Java 25 or later of: the bundled runtime, LUCIDBINS_JAVA_HOME,
# JAVA_HOME, PATH, the system's JVM directory (LUCIDBINS_JVM_DIR, /usr/lib/jvm). The build copies this one file to
# bin/edge-agent, bin/cloud-bridge and bin/town. The version is read from the file "release" of the JDK, because starting
# a JVM only to ask it takes seconds on a small Pi.
wanted=25

script=$(readlink -f -- "$0")
program=$(basename -- "$script")
home=$(dirname -- "$(dirname -- "$script")")

# $1: a Java home. True if its release file names version $wanted or later, and its java can be run.
fits() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  major=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
  [ "${major:-0}" -ge "$wanted" ]
}

# The home of the java on PATH, which is mostly a symbolic link to somewhere else.
home_on_path() {
  java=$(command -v java) || return 1
  java=$(readlink -f -- "$java") || return 1
  dirname -- "$(dirname -- "$java")"
}

find_java_home() {
  for candidate in "$home/runtime" "$LUCIDBINS_JAVA_HOME" "$JAVA_HOME" "$(home_on_path)" \
    "${LUCIDBINS_JVM_DIR:-/usr/lib/jvm}"/*; do
    if [ -n "$candidate" ] && fits "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

if ! java_home=$(find_java_home); then
  echo "$program: no Java $wanted or later found: install openjdk-25-jre-headless (Debian 13) or temurin-25-jre, or set LUCIDBINS_JAVA_HOME" >&2
  exit 1
fi

# The build leaves one jar with the main class and the list of the others; its name ends in the version.
set -- "$home"/lib/*-program.jar "$@"

exec "$java_home/bin/java" "@$home/conf/jvm.options" "-Dtinylog.configuration=$home/conf/tinylog.properties" \
  -jar "$@"
