#!/usr/bin/env bash
# The last line of `make test`: how many tests were skipped because their data is missing, and which data that is.
# The list has a line per test, `test: why`, and is not there where none was skipped; see crates/shared-data.
set -euo pipefail
list=$1

if [ ! -s "$list" ]; then
    echo "No test was skipped: the data of all of them is there."
    exit
fi
case $(wc -l <"$list" | tr -d ' ') in
1) echo '1 test was skipped, because its data is missing (README, "Data of the tests"):' ;;
*) echo "$(wc -l <"$list" | tr -d ' ') tests were skipped, because their data is missing (README, \"Data of the tests\"):" ;;
esac
sed 's/^[^ ]*: //' "$list" | LC_ALL=C sort | uniq -c | sed -E 's/^ *([0-9]+) (.*)$/  \2 (\1)/'
