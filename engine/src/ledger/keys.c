/* Key files: text, so that a person who finds one can see what it is.
 *
 *   epf-key/1 ledger 00112233445566778899aabbccddeeff     what it is, of which ledger
 *   # for people
 *   secret 64 hexadecimal digits
 */
#include <errno.h>

#include "ledger/inner.h"

enum { KEY_FILE_MAX = 4096 };

typedef struct kind_words {
  const char *name, *file, *first, *note;
} kind_words;

static const kind_words words[] = {
    [KEY_LEDGER] = {"ledger", "ledger.key", "secret",
                    "# The ledger's own key: pseudonyms, case keys, signatures. Without it contents cannot be read and nothing can be written.\n"
                    "# Keep a copy apart from the ledger, where few can read it.\n"},
    [KEY_STATISTICS] = {"statistics", "statistics.key", "secret",
                        "# The other half of the links between entries and monitored fields. Who counts holds it together with ledger.key;\n"
                        "# nobody else should hold both.\n"},
    [KEY_VERIFIER] =
        {"verifier", "verifier.key", "chain",
         "# MOVE THIS FILE ELSEWHERE: to the auditor, off this machine, and leave no copy. With it a verifier sees any change to any entry,\n"
         "# and a forger who can also write the ledger could hide one.\n"},
};

const char *key_file_name(key_kind kind) { return words[kind].file; }

static void add_hex(buf *to, const uint8_t *bytes, size_t len) {
  char hex[2 * 64 + 1];
  sodium_bin2hex(hex, sizeof hex, bytes, len);
  buf_text(to, hex);
  sodium_memzero(hex, sizeof hex);
}

void key_file_text(key_kind kind, const key_file *k, buf *to) {
  buf_printf(to, "epf-key/1 %s ", words[kind].name);
  add_hex(to, k->ledger, sizeof k->ledger);
  buf_printf(to, "\n%s%s ", words[kind].note, words[kind].first);
  add_hex(to, k->secret, sizeof k->secret);
  buf_char(to, '\n');
  if (kind != KEY_VERIFIER) return;
  buf_text(to, "public ");
  add_hex(to, k->open, sizeof k->open);
  buf_char(to, '\n');
}

static str next_line(str *rest) {
  const char *end = rest->len == 0 ? NULL : memchr(rest->at, '\n', rest->len);
  str line = {rest->at, end == NULL ? rest->len : (size_t)(end - rest->at)};
  size_t step = line.len + (end != NULL);
  *rest = (str){rest->len == 0 ? rest->at : rest->at + step, rest->len - step};
  if (line.len > 0 && line.at[line.len - 1] == '\r') line.len--;
  return line;
}

/* `name`, a blank, and exactly so many bytes in hexadecimal digits. */
static bool read_hex(str line, const char *name, uint8_t *to, size_t len) {
  size_t skip = strlen(name) + 1, got = 0;
  if (line.len != skip + 2 * len || memcmp(line.at, name, skip - 1) != 0 || line.at[skip - 1] != ' ') return false;
  return sodium_hex2bin(to, len, line.at + skip, 2 * len, NULL, &got, NULL) == 0 && got == len;
}

static bool parse(key_kind kind, str text, key_file *k) {
  char first[32] = "epf-key/1 ";
  strcat(first, words[kind].name);
  if (!read_hex(next_line(&text), first, k->ledger, sizeof k->ledger)) return false;
  bool secret = false, open = kind != KEY_VERIFIER;
  while (text.len > 0) {
    str line = next_line(&text);
    if (line.len == 0 || line.at[0] == '#') continue;
    if (!secret && read_hex(line, words[kind].first, k->secret, sizeof k->secret)) secret = true;
    else if (!open && read_hex(line, "public", k->open, sizeof k->open)) open = true;
    else return false;
  }
  return secret && open;
}

epf_status key_file_read(key_kind kind, const char *path, key_file *k, buf *why) {
  *k = (key_file){0};
  buf text = {0};
  epf_status status = EPF_OK;
  if (file_read(path, &text, KEY_FILE_MAX)) {
    k->there = !text.failed && parse(kind, (str){text.at, text.len}, k);
    if (text.failed) status = EPF_E_NOMEM;
    else if (!k->there)
      status = ledger_refuse(
          why, EPF_E_ARGUMENT,
          "%s is not a %s key file as epf writes it (its first line would be `epf-key/1 %s` and the ledger's number); restore it from its copy", path,
          words[kind].name, words[kind].name);
  } else if (errno != ENOENT) {
    status = ledger_refuse(why, EPF_E_ARGUMENT, "%s cannot be read: %s", path, strerror(errno));
  }
  if (text.at != NULL) sodium_memzero(text.at, text.cap);
  buf_free(&text);
  return status;
}

static void sub_key(uint8_t *to, size_t len, const uint8_t root[32], const char *use) {
  crypto_generichash(to, len, (const uint8_t *)use, strlen(use), root, 32);
}

void ledger_keys_derive(ledger_keys *to, const uint8_t root[32]) {
  uint8_t seed[crypto_sign_SEEDBYTES];
  sub_key(to->officer, sizeof to->officer, root, "epf-ledger/1 officer");
  sub_key(to->index, sizeof to->index, root, "epf-ledger/1 case index");
  sub_key(to->wrap, sizeof to->wrap, root, "epf-ledger/1 case wrap");
  sub_key(to->state, sizeof to->state, root, "epf-ledger/1 chain state");
  sub_key(to->link, sizeof to->link, root, "epf-ledger/1 link");
  sub_key(seed, sizeof seed, root, "epf-ledger/1 sign");
  crypto_sign_seed_keypair(to->sign_public, to->sign_secret, seed);
  sodium_memzero(seed, sizeof seed);
}

void statistics_keys_derive(statistics_keys *to, const uint8_t root[32]) {
  sub_key(to->link, sizeof to->link, root, "epf-statistics/1 link");
  sub_key(to->digest, sizeof to->digest, root, "epf-statistics/1 digest");
  sub_key(to->check, sizeof to->check, root, "epf-statistics/1 check");
}
