/* Mechanisms, and in a trace the parameters of those that say how something is signed, and hold no secret. Of all others only the length: a
   parameter may well be a password (CK_PBE_PARAMS). */
#include "text_writer.h"

#include <string.h>

static void put_member(struct text *text, const char *name, CK_ULONG value) {
  text_put(text, "\"%s\":", name);
  text_put_number(text, value);
}

static void put_pss(struct text *text, const void *parameter) {
  CK_RSA_PKCS_PSS_PARAMS pss;
  memcpy(&pss, parameter, sizeof pss);
  text_put(text, "{");
  put_member(text, "hashAlg", pss.hashAlg);
  text_put(text, ",");
  put_member(text, "mgf", pss.mgf);
  text_put(text, ",");
  put_member(text, "sLen", pss.sLen);
  text_put(text, "}");
}

static void put_oaep(struct text *text, const void *parameter) {
  CK_RSA_PKCS_OAEP_PARAMS oaep;
  memcpy(&oaep, parameter, sizeof oaep);
  text_put(text, "{");
  put_member(text, "hashAlg", oaep.hashAlg);
  text_put(text, ",");
  put_member(text, "mgf", oaep.mgf);
  text_put(text, ",");
  put_member(text, "source", oaep.source);
  text_put(text, ",");
  put_member(text, "ulSourceDataLen", oaep.ulSourceDataLen);
  text_put(text, "}");
}

static void put_parameter(struct text *text, const CK_MECHANISM *mechanism) {
  const CK_ULONG size = mechanism->ulParameterLen;
  /* What the library did not accept it may not have looked at. */
  const bool decoded = text->rv == CKR_OK || text->rv == CKR_MECHANISM_PARAM_INVALID;
  text_put(text, ",\"parameter\":");
  if (mechanism->pParameter == NULL) {
    text_put(text, "null");
    return;
  }
  switch (decoded ? mechanism->mechanism : CK_UNAVAILABLE_INFORMATION) {
    case CKM_RSA_PKCS_PSS:
    case CKM_SHA1_RSA_PKCS_PSS:
    case CKM_SHA224_RSA_PKCS_PSS:
    case CKM_SHA256_RSA_PKCS_PSS:
    case CKM_SHA384_RSA_PKCS_PSS:
    case CKM_SHA512_RSA_PKCS_PSS:
      if (size == sizeof(CK_RSA_PKCS_PSS_PARAMS)) {
        put_pss(text, mechanism->pParameter);
        return;
      }
      break;
    case CKM_RSA_PKCS_OAEP:
      if (size == sizeof(CK_RSA_PKCS_OAEP_PARAMS)) {
        put_oaep(text, mechanism->pParameter);
        return;
      }
      break;
    default:
      break;
  }
  text_put(text, "{\"bytes\":");
  text_put_number(text, size);
  text_put(text, "}");
}

void text_mechanism(struct text *text, const char *name, const CK_MECHANISM *mechanism) {
  if (mechanism == NULL || !text->readable) {
    text_given(text, name, mechanism != NULL);
    return;
  }
  const size_t start = text_argument(text, name);
  if (text->style == TEXT_JSON) {
    text_put(text, "{\"mechanism\":");
    text_put_number(text, mechanism->mechanism);
    put_parameter(text, mechanism);
    text_put(text, "}");
  } else if (mechanism->pParameter == NULL) {
    text_put(text, "0x%lx", mechanism->mechanism);
  } else {
    text_put(text, "0x%lx (parameter of %lu bytes)", mechanism->mechanism, mechanism->ulParameterLen);
  }
  text_argument_end(text, start);
}
