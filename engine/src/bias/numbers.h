/* How figures are written: the same in every locale. */
#ifndef EPF_BIAS_NUMBERS_H
#define EPF_BIAS_NUMBERS_H

#include "base/buf.h"
#include "stats/stats.h"

/* A JSON number of twelve digits; undefined is null, unbounded "Infinity" or "-Infinity", which JSON has no number for. */
void json_number(double x, buf *to);
void json_interval(interval s, buf *to); /* [low,high], or null where undefined */
/* `,"name":number`. */
void json_figure(const char *name, double x, buf *to);
void json_interval_figure(const char *name, interval s, buf *to);
/* For people: `digits` behind the point; undefined is a dash, unbounded the sign for infinity. */
void put_figure(double x, int digits, buf *to);
/* As a percentage with one digit behind the point, without the sign. */
void put_percent(double x, buf *to);
/* A p-value: three digits behind the point, or <0.001. */
void put_p(double p, buf *to);
/* "0.93 (0.81 to 1.07)" */
void put_estimate(double x, interval ci, int digits, buf *to);
/* `,number` of CSV: undefined is an empty cell, unbounded Infinity. */
void csv_figure(double x, buf *to);
void csv_interval(interval ci, buf *to);

/* A fact's name as people read it: "lawful_criteria" is "Lawful criteria". Into `room`, which is returned. */
enum { FACT_NAME = 32 };
const char *fact_words(const char *name, char room[FACT_NAME]);
/* "Reference    White" on a line of plain text; nothing where there is no value. */
void put_named(const char *name, str value, buf *to);
/* A name from data in a column so wide, cut where it is longer, and a blank. */
void put_padded(str name, int width, buf *to);

#endif
