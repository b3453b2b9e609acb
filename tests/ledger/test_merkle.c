/* The tree against a naive recursion, and against roots that others computed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "ledger/chain.h"
#include "ledger/inner.h"
#include "ledger/merkle.h"

/* RFC 6962, 2.1, as it is written there: the largest power of two smaller than n to the left. */
static void naive(uint8_t to[32], uint8_t (*leaves)[32], size_t n) {
  if (n == 0) {
    crypto_hash_sha256(to, NULL, 0);
  } else if (n == 1) {
    memcpy(to, leaves[0], 32);
  } else {
    size_t left = 1;
    while (left * 2 < n) left *= 2;
    uint8_t both[65] = {1};
    naive(both + 1, leaves, left);
    naive(both + 33, leaves + left, n - left);
    crypto_hash_sha256(to, both, sizeof both);
  }
}

static void leaf_of(uint8_t to[32], const void *bytes, size_t len) { merkle_leaf(to, bytes, len, "", 0, "", 0); }

static void test_naive(void **unused) {
  (void)unused;
  enum { MOST = 300 };
  static uint8_t leaves[MOST][32];
  merkle m = {0};
  for (uint32_t n = 0; n <= MOST; n++) {
    uint8_t fast[32], slow[32];
    merkle_root(&m, fast);
    naive(slow, leaves, n);
    assert_memory_equal(fast, slow, 32);
    assert_int_equal(m.size, n);
    if (n == MOST) break;
    leaf_of(leaves[n], &n, sizeof n);
    merkle_add(&m, leaves[n]);
  }
}

/* A peak for each bit of the size, and zeros elsewhere: chain.state is compared byte by byte. */
static void test_peaks(void **unused) {
  (void)unused;
  static const uint8_t zeros[32];
  merkle m = {0};
  for (uint32_t n = 1; n <= 200; n++) {
    uint8_t leaf[32];
    leaf_of(leaf, &n, sizeof n);
    merkle_add(&m, leaf);
    for (int level = 0; level < MERKLE_LEVELS; level++) assert_int_equal(memcmp(m.peak[level], zeros, 32) != 0, (uint64_t)n >> level & 1);
  }
}

/* The inputs and roots of the reference tests of Certificate Transparency. */
static void test_known(void **unused) {
  (void)unused;
  static const char *const inputs[8] = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
  static const char *const roots[9] = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  merkle m = {0};
  for (size_t n = 0;; n++) {
    uint8_t root[32], bytes[16], leaf[32];
    char hex[65];
    merkle_root(&m, root);
    sodium_bin2hex(hex, sizeof hex, root, 32);
    assert_string_equal(hex, roots[n]);
    if (n == 8) break;
    size_t len = 0;
    assert_int_equal(sodium_hex2bin(bytes, sizeof bytes, inputs[n], strlen(inputs[n]), NULL, &len, NULL), 0);
    leaf_of(leaf, bytes, len);
    merkle_add(&m, leaf);
  }
}

static void test_parts(void **unused) {
  (void)unused;
  uint8_t whole[32], parts[32];
  leaf_of(whole, "abcdefghij", 10);
  merkle_leaf(parts, "abc", 3, "", 0, "defghij", 7);
  assert_memory_equal(whole, parts, 32);
}

/* The chain by its definition. */
static void test_chain(void **unused) {
  (void)unused;
  tip t = {0};
  uint8_t key[32], before[32] = {0}, seal[SEAL_BYTES], mac[32];
  randombytes_buf(t.key, sizeof t.key);
  memcpy(key, t.key, 32);
  for (int i = 0; i < 20; i++) {
    char text[32] = "entry number ";
    text[13] = (char)('a' + i);
    str leaf = str_from(text);
    chain_add(&t, leaf, seal, mac);
    uint8_t message[32 + SEAL_BYTES + 14], expected[32], next[48] = "epf-next-key/1";
    memcpy(message, before, 32);
    memcpy(message + 32, seal, SEAL_BYTES);
    memcpy(message + 32 + SEAL_BYTES, text, 14);
    crypto_auth_hmacsha256(expected, message, sizeof message, key);
    assert_memory_equal(mac, expected, 32);
    assert_memory_equal(t.mac, expected, 32);
    memcpy(before, expected, 32);
    memcpy(next + 16, key, 32);
    crypto_hash_sha256(key, next, sizeof next);
    assert_memory_equal(t.key, key, 32);
    assert_int_equal(t.size, i + 1);
  }
}

/* The bytes of a leaf, put together by hand: they are a format, and every ledger that exists depends on them. */
static void test_leaf(void **unused) {
  (void)unused;
  row r = {.e = {.sequence = 258, .time_ms = -2, .kind = LEDGER_OUTCOME, .about = 5, .catalogue = 9, .as_of = -3, .stage = 513, .restricted = true, .has_subject = true,
                 .marks = STR("012"), .strata = STR(""), .purpose = STR("p"), .engine = STR("0.1")}};
  memset(r.catalogue_hash, 0xc1, 32);
  memset(r.e.officer, 0x0f, 16);
  memset(r.e.subject, 0x5b, 16);
  memset(r.e.nonce, 0x9e, 16);
  uint8_t digest[32];
  memset(digest, 0xd1, 32);
  r.input_digest = (str){(const char *)digest, 32};
  r.body_digest = STR("");
  buf leaf = {0};
  leaf_write(&r, &leaf);
  buf expected = {0};
  static const char head[] = "epf-entry/1\0\0\0\0\0\0\1\2\xff\xff\xff\xff\xff\xff\xff\xfe\0\0\0\0\0\0\0\5\xff\xff\xff\xfd\2\1\3\1";
  buf_add(&expected, head, sizeof head - 1);
  static const struct {
    uint8_t len, filled;
  } fixed[] = {{32, 0xc1}, {16, 0x0f}, {16, 0x5b}, {16, 0x9e}};
  for (size_t i = 0; i < 4; i++) {
    buf_add(&expected, "\0\0", 3);
    buf_char(&expected, (char)fixed[i].len);
    for (int n = 0; n < fixed[i].len; n++) buf_char(&expected, (char)fixed[i].filled);
  }
  static const char texts[] = "\0\0\0\3" "012" "\0\0\0\0" "\0\0\0\1" "p" "\0\0\0\3" "0.1" "\0\0\0\x20";
  buf_add(&expected, texts, sizeof texts - 1);
  buf_add(&expected, (const char *)digest, 32);
  buf_add(&expected, "\0\0\0\0\0\0\0", 8);
  assert_int_equal(leaf.len, expected.len);
  assert_memory_equal(leaf.at, expected.at, leaf.len);
  r.e.catalogue = 0; /* none: no hash, whatever lies there */
  r.e.has_subject = false;
  buf_clear(&leaf);
  leaf_write(&r, &leaf);
  assert_int_equal(leaf.len, expected.len - 32 - 16);
  buf_free(&leaf);
  buf_free(&expected);
}

int main(void) {
  if (sodium_init() < 0) return 1;
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_naive), cmocka_unit_test(test_peaks), cmocka_unit_test(test_known),
                                     cmocka_unit_test(test_parts), cmocka_unit_test(test_chain),
                                     cmocka_unit_test(test_leaf)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
