"""Signs through libp11's engine, forks, and signs in the child, then in the parent again: a server that starts a worker.

Arguments: the key's PKCS#11 URI, the file to sign, and the files for the three signatures. The environment names the
configuration of OpenSSL, which names the module.
"""
import ctypes
import os
import sys

uri, document, before, of_child, after = sys.argv[1:]
crypto = ctypes.CDLL("libcrypto.so.3")
for name in ("ENGINE_by_id", "ENGINE_load_private_key", "EVP_MD_CTX_new", "EVP_sha256"):
    getattr(crypto, name).restype = ctypes.c_void_p


def need(ok, what):
    if not ok:
        sys.exit(what + " failed")
    return ok


crypto.OPENSSL_init_crypto(ctypes.c_uint64(0x40), None)  # OPENSSL_INIT_LOAD_CONFIG
engine = ctypes.c_void_p(need(crypto.ENGINE_by_id(b"pkcs11"), "ENGINE_by_id"))
need(crypto.ENGINE_init(engine) == 1, "ENGINE_init")
key = ctypes.c_void_p(need(crypto.ENGINE_load_private_key(engine, uri.encode(), None, None), "ENGINE_load_private_key"))


def sign(file):
    context = ctypes.c_void_p(crypto.EVP_MD_CTX_new())
    size = ctypes.c_size_t(1024)
    signature = ctypes.create_string_buffer(size.value)
    with open(document, "rb") as source:
        message = source.read()
    sha256 = ctypes.c_void_p(crypto.EVP_sha256())
    need(crypto.EVP_DigestSignInit(context, None, sha256, None, key) == 1, "EVP_DigestSignInit")
    need(crypto.EVP_DigestSign(context, signature, ctypes.byref(size), message, ctypes.c_size_t(len(message))) == 1, "EVP_DigestSign")
    with open(file, "wb") as target:
        target.write(signature.raw[: size.value])


sign(before)
child = os.fork()
if child == 0:
    sign(of_child)
    os._exit(0)
need(os.waitpid(child, 0)[1] == 0, "the child")
sign(after)
