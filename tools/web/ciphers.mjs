// The ciphers of a Python that runs in a browser: noble's functions, with bytes in and bytes out. Where something does
// not open, or is no key, they give undefined. core/sealing/ciphers/of_browser.py calls them.

import { gcm } from "@noble/ciphers/aes.js";
import { ed25519, x25519 } from "@noble/curves/ed25519.js";
import { expand, extract } from "@noble/hashes/hkdf.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { sha3_256 } from "@noble/hashes/sha3.js";
import { ml_kem768 } from "@noble/post-quantum/ml-kem.js";

const NONE = new Uint8Array(0);
const ASCII = new TextEncoder();
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

function orNothing(make) {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function twoBytes(number) {
  return Uint8Array.of(number >> 8, number & 255);
}

function littleEndian(bytes) {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

function sameBytes(left, right) {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

// RFC 8032, section 5.1.7, without the cofactor and with R compared as bytes, as OpenSSL does it. noble's own `verify`
// multiplies by the cofactor, and would hold signatures for good that every desktop refuses.
function holds(publicKey, signature, data) {
  if (signature.length !== 64 || publicKey.length !== KEY_BYTES) return false;
  const [encodedR, scalar] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
  const order = ed25519.Point.Fn.ORDER;
  if (scalar >= order) return false;
  const key = ed25519.Point.fromBytes(publicKey, false);
  const challenge = littleEndian(sha512(joined(encodedR, publicKey, data))) % order;
  const found = ed25519.Point.BASE.multiplyUnsafe(scalar).subtract(key.multiplyUnsafe(challenge));
  return sameBytes(found.toBytes(), encodedR);
}

// RFC 9180: DHKEM(X25519, HKDF-SHA256) is 0x0020, HKDF-SHA256 is 0x0001, AES-256-GCM is 0x0002. draft-ietf-hpke-pq:
// MLKEM768-X25519 is 0x647a.
const KEM_SUITE = joined(ASCII.encode("KEM"), twoBytes(0x0020));
const HPKE_SUITE = hpkeSuite(0x0020);
const HYBRID_SUITE = hpkeSuite(0x647a);
const MLKEM_KEY_BYTES = 1184;
const MLKEM_CIPHERTEXT_BYTES = 1088;
const COMBINER_LABEL = ASCII.encode("\\.//^\\");
const VERSION = ASCII.encode("HPKE-v1");

function hpkeSuite(kem) {
  return joined(ASCII.encode("HPKE"), twoBytes(kem), twoBytes(0x0001), twoBytes(0x0002));
}

function labeledExtract(suite, salt, label, material) {
  return extract(sha256, joined(VERSION, suite, ASCII.encode(label), material), salt);
}

function labeledExpand(suite, key, label, info, size) {
  return expand(sha256, key, joined(twoBytes(size), VERSION, suite, ASCII.encode(label), info), size);
}

function sharedSecret(private_, public_, encapsulated, recipient) {
  const point = x25519.getSharedSecret(private_, public_); // throws for a point of small order
  const extracted = labeledExtract(KEM_SUITE, NONE, "eae_prk", point);
  return labeledExpand(KEM_SUITE, extracted, "shared_secret", joined(encapsulated, recipient), KEY_BYTES);
}

// Section 5.1, base mode (0): the key and the nonce of the first and only message.
function keySchedule(suite, secret, info) {
  const pskId = labeledExtract(suite, NONE, "psk_id_hash", NONE);
  const context = joined(Uint8Array.of(0), pskId, labeledExtract(suite, NONE, "info_hash", info));
  const extracted = labeledExtract(suite, secret, "secret", NONE);
  return gcm(
    labeledExpand(suite, extracted, "key", context, KEY_BYTES),
    labeledExpand(suite, extracted, "base_nonce", context, NONCE_BYTES),
  );
}

function hpkeSeal(recipient, plaintext, info) {
  const ephemeral = x25519.utils.randomSecretKey();
  const encapsulated = x25519.getPublicKey(ephemeral);
  const secret = sharedSecret(ephemeral, recipient, encapsulated, recipient);
  return joined(encapsulated, keySchedule(HPKE_SUITE, secret, info).encrypt(plaintext));
}

function hpkeOpen(private_, sealed, info) {
  const encapsulated = sealed.subarray(0, KEY_BYTES);
  const secret = sharedSecret(private_, encapsulated, encapsulated, x25519.getPublicKey(private_));
  return keySchedule(HPKE_SUITE, secret, info).decrypt(sealed.subarray(KEY_BYTES));
}

function combined(latticeSecret, curveSecret, ephemeralPublic, recipientCurve) {
  return sha3_256(joined(latticeSecret, curveSecret, ephemeralPublic, recipientCurve, COMBINER_LABEL));
}

function hybridSeal(recipient, plaintext, info) {
  const curve = recipient.subarray(MLKEM_KEY_BYTES);
  const { cipherText, sharedSecret: latticeSecret } = ml_kem768.encapsulate(recipient.subarray(0, MLKEM_KEY_BYTES));
  const ephemeral = x25519.utils.randomSecretKey();
  const ephemeralPublic = x25519.getPublicKey(ephemeral);
  const secret = combined(latticeSecret, x25519.getSharedSecret(ephemeral, curve), ephemeralPublic, curve);
  return joined(cipherText, ephemeralPublic, keySchedule(HYBRID_SUITE, secret, info).encrypt(plaintext));
}

function hybridOpen(latticeSeed, curve, sealed, info) {
  const ephemeralPublic = sealed.subarray(MLKEM_CIPHERTEXT_BYTES, MLKEM_CIPHERTEXT_BYTES + KEY_BYTES);
  const { secretKey } = ml_kem768.keygen(latticeSeed);
  const latticeSecret = ml_kem768.decapsulate(sealed.subarray(0, MLKEM_CIPHERTEXT_BYTES), secretKey);
  const curveSecret = x25519.getSharedSecret(curve, ephemeralPublic);
  const secret = combined(latticeSecret, curveSecret, ephemeralPublic, x25519.getPublicKey(curve));
  return keySchedule(HYBRID_SUITE, secret, info).decrypt(sealed.subarray(MLKEM_CIPHERTEXT_BYTES + KEY_BYTES));
}

globalThis.kodesporCiphers = {
  aesGcmSeal: (key, nonce, plaintext, header) => gcm(key, nonce, header).encrypt(plaintext),
  aesGcmOpen: (key, nonce, ciphertext, header) => orNothing(() => gcm(key, nonce, header).decrypt(ciphertext)),
  ed25519Public: (private_) => ed25519.getPublicKey(private_),
  ed25519Sign: (private_, data) => ed25519.sign(data, private_),
  ed25519Holds: (publicKey, signature, data) => orNothing(() => holds(publicKey, signature, data)) === true,
  x25519Public: (private_) => x25519.getPublicKey(private_),
  hpkeSeal: (...given) => orNothing(() => hpkeSeal(...given)),
  hpkeOpen: (...given) => orNothing(() => hpkeOpen(...given)),
  hybridPublic: (latticeSeed, curve) => joined(ml_kem768.keygen(latticeSeed).publicKey, x25519.getPublicKey(curve)),
  hybridSeal: (...given) => orNothing(() => hybridSeal(...given)),
  hybridOpen: (...given) => orNothing(() => hybridOpen(...given)),
};
