/* Entries, chain, tree, heads. One walk from sequence 1.
 *
 * With verifier.key the key of every entry is known, so each is judged by itself (its seal) and in its place (its mac). Without it only the tree
 * can speak, at the sizes of signed heads, of chain.state and of the anchor.
 */
#include "ledger/verify.h"

enum { GAP_MAX = 1 << 26 }; /* so many keys are passed over for missing entries; beyond, none is known any more */

typedef struct walk {
  verification *v;
  blame *b;
  uint64_t next;          /* the sequence that should come */
  bool has_key;           /* of entry `next` */
  uint8_t key[32];
  bool has_before;        /* the mac of the entry before is known for sure */
  uint8_t before[32];
  bool loose;             /* the entry before is genuine, but its mac does not follow from what is before it: `should` would */
  uint8_t should[32];
  bool whole;             /* nothing blamed yet: the tree means something */
  uint64_t agreed;        /* entries that a signed head vouches for */
  merkle tree;
  size_t head;            /* the next one to look at */
  size_t erasure;
  bool tip_seen;          /* chain.state was compared */
  uint64_t subjects, digest; /* of (subject, sequence), for the index */
  buf leaf;
} walk;

typedef unsigned long long ull;

static void blame_here(walk *w, uint64_t sequence, const char *what) {
  blame_entry(w->b, sequence, "entry %llu: %s", (ull)sequence, what);
  w->whole = false;
  verification *v = w->v;
  for (size_t i = w->erasure; i < v->erasure_count && v->erasures[i].sequence <= sequence; i++)
    if (v->erasures[i].sequence == sequence) v->erasures[i].bad = true;
}

/* ---- entries that are missing, or are too many ---- */

static void pass_over(walk *w, uint64_t to) {
  if (to - w->next > GAP_MAX) w->has_key = false;
  for (; w->has_key && w->next < to; w->next++) chain_next(w->key);
  w->next = to;
  w->has_before = w->loose = false;
}

static void settle_loose(walk *w, bool mac_alone);

static void missing(walk *w, uint64_t to) {
  if (w->loose) settle_loose(w, false);
  if (to - w->next == 1) blame_here(w, w->next, "it is missing: it was deleted");
  else blame_entry(w->b, w->next, "entries %llu to %llu: they are missing: they were deleted", (ull)w->next, (ull)(to - 1));
  w->whole = false;
}

/* ---- one entry against the chain ---- */

/* The entry before is genuine by itself, but does not follow the one before it. Whose fault that is, the one behind it tells. */
static void settle_loose(walk *w, bool mac_alone) {
  uint64_t at = w->next - 1;
  w->loose = false;
  if (mac_alone) {
    blame_here(w, at, "its mac is not the one that was written: it was changed");
    return;
  }
  blame_range(
      w->b, w->agreed + 1, at,
      "entries %llu to %llu: each is genuine by itself, but entry %llu does not follow entry %llu: somewhere in between are entries of another copy of this ledger, one that went another way",
      (ull)w->agreed + 1, (ull)at, (ull)at, (ull)at - 1);
}

static bool follows(const walk *w, const uint8_t before[32], const row *r, str leaf) {
  uint8_t mac[32];
  chain_mac(w->key, before, r->seal, leaf, mac);
  return memcmp(mac, r->mac, 32) == 0;
}

static void check_mac(walk *w, const row *r, str leaf) {
  uint8_t seal[SEAL_BYTES];
  chain_seal(w->key, leaf, seal);
  if (memcmp(seal, r->seal, SEAL_BYTES) != 0) {
    if (w->loose) settle_loose(w, false);
    blame_here(w, r->e.sequence, "its bytes are not those that the chain was made of: it was changed, or put here from elsewhere");
    w->has_before = false; /* its mac may be the true one or not */
    return;
  }
  bool good = follows(w, w->before, r, leaf);
  if (w->loose) {
    bool alone = !good && follows(w, w->should, r, leaf);
    settle_loose(w, alone);
    good = good || alone;
  }
  if (good || !w->has_before) { /* where the mac before is not known for sure, a seal is enough */
    w->has_before = good;
    return;
  }
  w->loose = true;
  w->whole = false;
  chain_mac(w->key, w->before, r->seal, leaf, w->should);
}

/* chain.state knows the key of the entry behind it, even where verifier.key is not at hand. */
static void take_key_of_state(walk *w) {
  const verification *v = w->v;
  if (w->has_key || !v->has_tip || v->tip.size + 1 != w->next) return;
  memcpy(w->key, v->tip.key, 32);
  memcpy(w->before, v->tip.mac, 32);
  w->has_key = w->has_before = true;
}

/* ---- the tree against what vouches for it ---- */

/* From the last head that agrees to this one, which is never an empty range. */
static uint64_t range_start(const walk *w, uint64_t size) { return w->agreed + 1 < size ? w->agreed + 1 : size; }

/* Where every entry was found genuine and yet the anchor says otherwise, an older copy of the whole was put back and went another way, and signed
 * heads of its own: only the anchor is of the true one. */
static void blame_root(walk *w, const checked_head *c, uint64_t from) {
  ull to = c->h.size;
  w->whole = false;
  if (c->is_anchor && w->v->has_first_key)
    blame_range(
        w->b, 1, to,
        "entries 1 to %llu: each is genuine, but they are not those of the anchor of size %llu: somewhere in between an older copy of the ledger was put back and went on; an older anchor tells more",
        to, to);
  else
    blame_range(w->b, from, to,
                "entries %llu to %llu: they are not those of %s of size %llu: at least one was changed, removed or put here from elsewhere",
                (ull)from, to, c->is_anchor ? "the anchor" : "the signed head", to);
}

static void check_head(walk *w, checked_head *c) {
  uint8_t root[32];
  uint64_t from = range_start(w, c->h.size), to = c->h.size;
  const char *name = c->is_anchor ? "the anchor" : "the signed head";
  if (!c->is_signed) {
    bool vouched = w->agreed >= to; /* by another head, for all of them */
    blame_range(w->b, vouched ? 0 : from, vouched ? 0 : to,
                "entries %llu to %llu: %s of size %llu was not signed by this ledger: it was changed or comes from elsewhere", (ull)from, (ull)to,
                name, (ull)to);
    return;
  }
  if (!w->whole) return; /* what was blamed changes every root behind it */
  merkle_root(&w->tree, root);
  if (memcmp(root, c->h.root, 32) != 0) {
    blame_root(w, c, from);
    return;
  }
  w->agreed = c->h.size;
  if (!c->is_anchor) w->v->heads_agreeing++;
}

static void check_heads(walk *w) {
  verification *v = w->v;
  bool kept = false;
  for (; w->head < v->head_count && v->heads[w->head].h.size <= w->tree.size; w->head++) {
    kept = kept || !v->heads[w->head].is_anchor;
    check_head(w, &v->heads[w->head]);
  }
  if (w->tree.size == 0 || kept || !head_due(v->l, w->tree.size)) return;
  blame_range(w->b, w->agreed + 1, w->tree.size,
              "entries %llu to %llu: the signed head of size %llu is missing: it was deleted or changed, or the entries were put here from elsewhere",
              (ull)w->agreed + 1, (ull)w->tree.size, (ull)w->tree.size);
}

/* How many entries the agreeing subtrees of two trees of one size hold; *end is where the first that disagrees ends. */
static uint64_t agreeing_peaks(const merkle *a, const merkle *b, uint64_t *end) {
  uint64_t size = 0;
  for (int level = MERKLE_LEVELS - 1; level >= 0; level--) {
    if (!(a->size >> level & 1)) continue;
    *end = size + ((uint64_t)1 << level);
    if (memcmp(a->peak[level], b->peak[level], 32) != 0) return size;
    size = *end;
  }
  return size;
}

/* The last entry that is beyond doubt although chain.state disagrees. Where every entry was found genuine, or the disagreement lies where heads
 * agree, the heads may come from a copy that went another way, as the entries do: then they narrow nothing down. */
static uint64_t last_sure(const walk *w) {
  const verification *v = w->v;
  uint64_t end = 0, sure = agreeing_peaks(&v->tip.tree, &w->tree, &end);
  if (sure >= w->tree.size) return w->tree.size - 1; /* only its mac differs */
  return !v->has_first_key && w->agreed > sure && w->agreed < end ? w->agreed : sure;
}

static void check_tip(walk *w, const uint8_t mac[32]) {
  const verification *v = w->v;
  if (!v->has_tip || w->tip_seen || v->tip.size != w->tree.size) return;
  w->tip_seen = true;
  if (v->has_first_key && w->has_key && sodium_memcmp(w->key, v->tip.key, 32) != 0)
    blame_range(w->b, 0, 0, "chain.state: its key is not the one that follows from verifier.key: it was changed, or put here from elsewhere");
  if (w->loose) settle_loose(w, memcmp(v->tip.mac, w->should, 32) == 0);
  if (!w->whole) return;
  if (memcmp(v->tip.mac, mac, 32) == 0 && memcmp(v->tip.tree.peak, w->tree.peak, sizeof w->tree.peak) == 0) return;
  if (w->tree.size == 0) {
    blame_range(w->b, 0, 0, "chain.state: it does not begin as this ledger did: it was changed, or put here from elsewhere");
    return;
  }
  uint64_t from = last_sure(w) + 1;
  blame_range(w->b, from, w->tree.size,
              "entries %llu to %llu: they are not those that chain.state ends with: they were changed or put here from elsewhere, or chain.state was",
              (ull)from, (ull)w->tree.size);
  w->whole = false;
}

/* ---- the walk ---- */

static bool add_catalogue(const verification *v, row *r) {
  static const uint8_t none[32];
  memset(r->catalogue_hash, 0, 32);
  if (r->e.catalogue == 0) return true;
  if (r->e.catalogue >= v->catalogue_count || memcmp(v->catalogues[r->e.catalogue], none, 32) == 0) return false;
  memcpy(r->catalogue_hash, v->catalogues[r->e.catalogue], 32);
  return true;
}

static void note_subject(walk *w, const ledger_entry *e) {
  if (!e->has_subject) return;
  w->subjects++;
  w->digest += verify_pair(e->subject, e->sequence);
}

static epf_status check_entry(walk *w, sqlite3_stmt *st) {
  row r;
  int64_t sequence = sqlite3_column_int64(st, 0);
  if (sequence < 1) {
    blame_range(w->b, 0, 0, "an entry stands at %lld, before the first: it was put there", (long long)sequence);
    return EPF_OK;
  }
  if ((uint64_t)sequence > w->next) {
    missing(w, (uint64_t)sequence);
    pass_over(w, (uint64_t)sequence);
  }
  take_key_of_state(w);
  w->v->entries++;
  bool read = row_read(st, &r), explained = read && add_catalogue(w->v, &r);
  uint8_t hash[32] = {0};
  if (explained) {
    buf_clear(&w->leaf);
    leaf_write(&r, &w->leaf);
    if (w->leaf.failed) return EPF_E_NOMEM;
    str leaf = {w->leaf.at, w->leaf.len};
    note_subject(w, &r.e);
    if (w->has_key) check_mac(w, &r, leaf);
    chain_leaf(leaf, r.seal, r.mac, hash);
    memcpy(w->before, r.mac, 32);
  } else {
    if (w->loose) settle_loose(w, false);
    blame_here(w, (uint64_t)sequence,
               read ? "its catalogue is not there: it was deleted, or the entry was changed"
                    : "a column is not of its type or length: it was changed or is damaged");
    w->has_before = false;
  }
  if (w->has_key) chain_next(w->key);
  merkle_add(&w->tree, hash);
  w->next = (uint64_t)sequence + 1;
  w->tree.size = (uint64_t)sequence; /* where entries are missing the tree is of no use, but sizes are still named right */
  check_tip(w, w->before);
  check_heads(w);
  while (w->erasure < w->v->erasure_count && w->v->erasures[w->erasure].sequence < w->next - 1) w->erasure++; /* one may be blamed late */
  return EPF_OK;
}

/* The end: what others know of that is not there. */
static void check_end(walk *w) {
  verification *v = w->v;
  uint64_t last = w->next - 1;
  if (v->has_tip && v->tip.size > last) {
    if (w->loose) settle_loose(w, false);
    blame_entry(
        w->b, last + 1,
        "entries %llu to %llu: they are missing: chain.state knows of %llu; the last ones were deleted, or an older copy of ledger.db was put back",
        (ull)last + 1, (ull)v->tip.size, (ull)v->tip.size);
  }
  if (w->loose) { /* the very last, and nothing behind it to ask */
    w->next = last + 1;
    settle_loose(w, true);
  }
  for (; w->head < v->head_count; w->head++) {
    const checked_head *c = &v->heads[w->head];
    const char *name = c->is_anchor ? "the anchor" : "a signed head";
    if (c->is_signed)
      blame_entry(w->b, last + 1,
                  "entries %llu to %llu: they are missing: %s is of %llu entries; the last ones were deleted, or an older copy was put back",
                  (ull)last + 1, (ull)c->h.size, name, (ull)c->h.size);
    else
      blame_range(w->b, last == 0 ? 0 : w->agreed + 1, last,
                  "%s of size %llu was not signed by this ledger, which has %llu entries: it was changed or comes from elsewhere", name,
                  (ull)c->h.size, (ull)last);
  }
}

static epf_status walk_entries(walk *w, buf *why) {
  sqlite3_stmt *st = NULL;
  epf_status status = store_prepare(w->v->l->db, "SELECT " ENTRY_COLUMNS " FROM entries ORDER BY seq", &st, why);
  for (bool row = true; status == EPF_OK && row;) {
    status = store_step(st, "reading the entries", &row, why);
    if (row) status = check_entry(w, st);
  }
  sqlite3_finalize(st);
  return status;
}

/* What an index says of (subject, sequence), in sum. */
static epf_status sum_index(const verification *v, const char *sql, uint64_t *count, uint64_t *digest, buf *why) {
  sqlite3_stmt *st = NULL;
  *count = *digest = 0;
  epf_status status = store_prepare(v->l->db, sql, &st, why);
  for (bool row = true; status == EPF_OK && row;) {
    status = store_step(st, "reading an index", &row, why);
    str subject = row ? column_bytes(st, 0) : STR("");
    if (subject.len != LEDGER_ID_BYTES) continue;
    ++*count;
    *digest += verify_pair((const uint8_t *)subject.at, (uint64_t)sqlite3_column_int64(st, 1));
  }
  sqlite3_finalize(st);
  return status;
}

/* Do the indices say the same as the table? Erasure, `latest` and contents go by them. */
static epf_status check_indices(const walk *w, buf *why) {
  const verification *v = w->v;
  uint64_t count, digest, erased = 0;
  epf_status status = sum_index(v, "SELECT subject,seq FROM entries INDEXED BY by_subject WHERE subject IS NOT NULL", &count, &digest, why);
  if (status == EPF_OK && w->whole && (count != w->subjects || digest != w->digest))
    blame_range(w->b, 0, 0, "ledger.db: the index by subject does not say what the entries say: it was changed or is damaged");
  if (status == EPF_OK) status = sum_index(v, "SELECT subject,seq FROM entries INDEXED BY by_erased WHERE kind=7", &count, &digest, why);
  for (size_t i = 0; i < v->erasure_count; i++) erased += verify_pair(v->erasures[i].subject, v->erasures[i].sequence);
  if (status == EPF_OK && w->whole && (count != v->erasure_count || digest != erased))
    blame_range(w->b, 0, 0, "ledger.db: the index of erasures does not say what the entries say: it was changed or is damaged");
  return status;
}

epf_status verify_chain(verification *v, buf *why) {
  walk w = {.v = v, .b = v->chain, .next = 1, .whole = true};
  if (v->has_first_key) {
    memcpy(w.key, v->first_key, 32);
    genesis_mac(&v->l->born, w.key, w.before);
    w.has_key = true;
    w.has_before = !v->settings_changed;
  }
  if (v->has_tip && v->tip.size == 0 && !w.has_key) take_key_of_state(&w);
  check_tip(&w, w.before);
  check_heads(&w);
  epf_status status = walk_entries(&w, why);
  if (status == EPF_OK) check_end(&w);
  if (status == EPF_OK) status = check_indices(&w, why);
  buf_free(&w.leaf);
  sodium_memzero(&w, sizeof w);
  return status;
}
