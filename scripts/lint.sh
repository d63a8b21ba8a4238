#!/usr/bin/env bash
# Lints that need no compiler: text files, templates and translations. Each finding is a line `file:line: why`.
# The lints that know the language (lengths, arrows, view structs) are tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C.UTF-8

findings=$(mktemp)
trap 'rm -f "$findings"' EXIT

# Files of ours that people read, tracked or about to be; data that tests read may be as odd as it likes.
files() {
    git ls-files --cached --others --exclude-standard -- "$@" ':!:*/fixtures/*' ':!:*/data/*' ':!:tests/data/*' |
        while IFS= read -r file; do [ -f "$file" ] && printf '%s\n' "$file"; done
}

# refuse WHY PATTERN FILE...: every line that matches the extended pattern is a finding.
refuse() {
    local why=$1 pattern=$2
    shift 2
    [ $# -eq 0 ] && return 0
    { grep -nHE -e "$pattern" "$@" || true; } | sed -E "s/^([^:]*:[0-9]+):.*/\1: $why/" >>"$findings"
}

# macOS has a bash without mapfile.
texts=() templates=() mails=()
while IFS= read -r file; do
    texts+=("$file")
    case $file in
    templates/mail/*.hbs) mails+=("$file") templates+=("$file") ;;
    templates/*.hbs) templates+=("$file") ;;
    esac
done < <(files '*.rs' '*.toml' '*.md' '*.hbs' '*.ftl' '*.css' '*.js' '*.mjs' '*.sql' '*.sh' '.ci/*')
if [ ${#texts[@]} -eq 0 ]; then
    echo "no files to look at: git does not answer here" >&2
    exit 1
fi

tab=$'\t'
refuse 'white space at the end of the line' '[[:space:]]+$' "${texts[@]}"
refuse 'a tab' "$tab" "${texts[@]}"
refuse 'something left to do' '(//|#|--|<!--|\{\{!).*\b(T[O]DO|FIX[M]E|XX[X])\b' "${texts[@]}"
for file in "${texts[@]}"; do
    if [ -s "$file" ] && [ -n "$(tail -c 1 "$file")" ]; then
        echo "$file:$(wc -l <"$file"): no newline at the end" >>"$findings"
    fi
done

# The Content-Security-Policy allows nothing inline, and Handlebars escapes nothing that an unquoted attribute needs.
if [ ${#templates[@]} -gt 0 ]; then
    pages=()
    for template in "${templates[@]}"; do
        [[ " ${mails[*]-} " == *" $template "* ]] || pages+=("$template")
    done
    refuse 'an inline style' '[[:space:]]style=|<style' ${pages[@]+"${pages[@]}"}
    refuse 'an inline script' '<script[^>]*>[^<]|javascript:' ${pages[@]+"${pages[@]}"}
    refuse 'an inline event handler' '<[^>]*[[:space:]]on[a-z]+="' ${pages[@]+"${pages[@]}"}
    refuse 'an attribute without quotes' \
        '<[a-zA-Z]([^">]|"[^"]*")*[[:space:]][a-z-]+=(\{\{|[^"{[:space:]=>])' "${templates[@]}"
fi

# One language must not say less than the other.
keys() { grep -ohE '^[a-zA-Z][a-zA-Z0-9_-]*[[:space:]]*=' "$1"/*.ftl 2>/dev/null | tr -d ' =' | sort; }
if [ -d locales/nl ] && [ -d locales/en ]; then
    comm -23 <(keys locales/nl | uniq) <(keys locales/en | uniq) | sed 's/^/locales\/en: does not say /' >>"$findings"
    comm -13 <(keys locales/nl | uniq) <(keys locales/en | uniq) | sed 's/^/locales\/nl: does not say /' >>"$findings"
    for language in nl en; do
        keys "locales/$language" | uniq -d | sed "s/^/locales\/$language: says twice /" >>"$findings"
    done
fi

if [ -s "$findings" ]; then
    sort -u "$findings" >&2
    echo "$(sort -u "$findings" | wc -l) findings" >&2
    exit 1
fi
