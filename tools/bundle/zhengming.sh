#!/bin/sh
# Starts 正名 with the runtime beside it; of the machine it needs a shell and the C library.
file=$0
while [ -L "$file" ]; do
  link=$(command -p readlink -- "$file")
  case $link in /*) file=$link ;; *) file=${file%/*}/$link ;; esac
done
case $file in */*) here=${file%/*} ;; *) here=. ;; esac

refuse() {
  printf '%s\n' "zhengming: $1" >&2
  exit 2
}
machine=$(command -p uname -s -m 2>/dev/null)
[ "$machine" = "@MACHINE@" ] ||
  refuse "此安装包用于@MACHINE@，本机为$machine / this archive is for @MACHINE@, this machine is $machine"
needed=@GLIBC@
if [ -n "$needed" ]; then
  found=$(command -p getconf GNU_LIBC_VERSION 2>/dev/null)
  found=${found#glibc }
  major=${found%%.*} minor=${found#*.} minor=${minor%%.*}
  case $major$minor in '' | *[!0-9]*) major=0 minor=0 ;; esac
  [ "$major" -gt "${needed%.*}" ] || { [ "$major" -eq "${needed%.*}" ] && [ "$minor" -ge "${needed#*.}" ]; } ||
    refuse "本机系统过旧：需要glibc $needed及以上，本机为${found:-其他C库} / this machine is too old: glibc $needed or newer is needed, it has ${found:-another C library}"
fi
exec "$here/runtime/node" "$here/src/cli/start.js" "$@"
