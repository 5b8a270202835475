/* Looks for objects and attributes (PKCS#11 v3.0 section 5.7). */
#ifndef SMARTCMD_FIND_H
#define SMARTCMD_FIND_H

#include "token_file.h"

/* The objects that have all of the template's attributes, a bit each. Attributes and classes that no object has find nothing. */
uint64_t find_matches(const struct token_file *file, const CK_ATTRIBUTE *template, CK_ULONG count);

/* Whether a token that is enrolling could have an object with all of the template's attributes, once it has any: one that says which
   certificate it means (by subject, serial number, identifier …) means another. */
bool find_could_match(const struct token_file *file, const CK_ATTRIBUTE *template, CK_ULONG count);

/* Fills a template: C_GetAttributeValue. */
CK_RV find_values(const struct token_file *file, uint32_t object, CK_ATTRIBUTE *template, CK_ULONG count);

/* The bytes of an object's values. */
CK_ULONG find_size(const struct token_file *file, uint32_t object);

#endif
