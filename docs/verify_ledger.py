#!/usr/bin/env python3
"""Verifies an export of the proof ledger, by the rules of docs/ledger.md.

Usage: verify_ledger.py [--public-key NAME+ID+KEY]... FILE...

Written apart from the server and with nothing but Python's standard library, so that the two can be held against each
other. Exit code 0: every file holds. 1: something does not. 2: a file cannot be read.
"""
import base64
import collections
import hashlib
import json
import re
import sys
import zipfile

FORMAT = "mission-control-ledger/3"
FORMAT_WITHOUT_HEAD = "mission-control-ledger/2"
HEAD = "head.intoto.jsonl"
HEAD_TYPE = "urn:mission-control:ledger-head:v1"
MANIFEST = {"artifacts", "entries", "exportedAt", "format", "headHash", "tombstoned", "workflowId"}
MEMBERS = {"actor", "at", "hash", "index", "payloadDigest", "previousHash", "type", "workflowId"}
DESCRIBED = ("digest", "kind", "mediaType", "name", "size")
TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")
DIGEST = re.compile("[0-9a-f]{64}")

# How large the parts of an export may be.
MAX_FILES = 500_000
MAX_BYTES = 16 << 30
MAX_LINE = 64 << 10
MAX_STATEMENTS = 16 << 20
MAX_SIGNATURES = 64
MAX_DEPTH = 1_000
MAX_BREAKS = 1_000
SIZES = {"manifest.json": 32 << 20, "entries.jsonl": 1 << 30, "checkpoint": 64 << 10, "keys": 64 << 10,
         "head.intoto.jsonl": 64 << 10}
FOLDERS = {"proofs": 128 << 10, "payloads": 16 << 20, "artifacts": 256 << 20}

sys.setrecursionlimit(10_000)


class Refused(Exception):
    """Something is not in the form it has to have."""


class Stopped(Exception):
    """There is no sense in going on; what does not hold has been said."""


# --- Canonical JSON (RFC 8785, integers only) -----------------------------------------------------------------------

ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text):
    out = []
    for char in text:
        if char in ESCAPES:
            out.append(ESCAPES[char])
        elif char < " ":
            out.append("\\u%04x" % ord(char))
        elif 0xD800 <= ord(char) <= 0xDFFF:
            raise Refused("unpaired surrogate")
        else:
            out.append(char)
    return '"' + "".join(out) + '"'


def canonical(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        if abs(value) > 1 << 53:
            raise Refused("integer beyond 2^53")
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(quoted(name) + ":" + canonical(value[name]) for name in names) + "}"
    raise Refused("a number with a fraction")


def unique(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Refused("a member twice")
    return members


def no_constant(name):
    raise Refused(name)


def depth(value):
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if children is None else 1 + max(map(depth, children), default=0)


def read_json(text):
    value = json.loads(text, object_pairs_hook=unique, parse_constant=no_constant)
    if depth(value) > MAX_DEPTH:
        raise Refused("nested too deep")
    return value


def read_object(data):
    """Returns the object, or None when the bytes are not one in canonical form."""
    try:
        text = data.decode("utf-8")
        value = read_json(text)
        return value if isinstance(value, dict) and canonical(value) == text else None
    except (ValueError, RecursionError, Refused):
        return None


def string(members, name):
    value = members.get(name)
    return value if isinstance(value, str) else ""


def integer(members, name):
    value = members.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


# --- Ed25519 (RFC 8032, section 5.1.7) ------------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 != sign else x


def add(a, b):
    """Adds two points in extended coordinates (X, Y, Z, T)."""
    m = (a[1] - a[0]) * (b[1] - b[0]) % P
    n = (a[1] + a[0]) * (b[1] + b[0]) % P
    o = 2 * a[3] * b[3] * D % P
    q = 2 * a[2] * b[2] % P
    e, f, g, h = n - m, q - o, q + o, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def point_of(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE = point_of(bytes([0x58]) + bytes([0x66]) * 31)


def signature_holds(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    a, r = point_of(public_key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- Signed notes, checkpoints and proofs (C2SP signed-note, tlog-checkpoint, tlog-proof) ---------------------------


def unbase64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused("not Base64: " + text)
    if base64.b64encode(data).decode() != text:
        raise Refused("not the one Base64 form: " + text)
    return data


class Key:
    def __init__(self, text):
        parts = text.split("+", 2)
        if len(parts) != 3 or not re.fullmatch(r"[^\s+]+", parts[0]):
            raise Refused("a verifier key is written name+id+key")
        typed = unbase64(parts[2])
        if len(typed) != 33 or typed[0] != 1:
            raise Refused("not an Ed25519 key")
        self.name, self.public = parts[0], typed[1:]
        self.id = hashlib.sha256(self.name.encode() + b"\n" + typed).digest()[:4]
        if self.id.hex() != parts[1]:
            raise Refused("the key's id is " + self.id.hex())


def read_note(note):
    """Returns the text and the signatures: (name, id, signature)."""
    if any(char < " " and char != "\n" for char in note):
        raise Refused("a control character in a note")
    blank = note.rfind("\n\n")
    if blank < 0 or not note.endswith("\n"):
        raise Refused("no signed note")
    signatures = []
    for line in note[blank + 2 : -1].split("\n"):
        match = re.fullmatch("\u2014 ([^\\s+]+) (\\S+)", line)
        if not match:
            raise Refused("no signature line: " + line)
        data = unbase64(match.group(2))
        if len(data) <= 4:
            raise Refused("no signature: " + line)
        signatures.append((match.group(1), data[:4], data[4:]))
    return note[: blank + 1], signatures


def signers(note, keys):
    text, signatures = read_note(note)
    signed = []
    for key in keys:
        claimed = [each for each in signatures if each[0] == key.name and each[1] == key.id]
        for each in claimed:
            if not signature_holds(key.public, text.encode(), each[2]):
                raise Refused("the signature of %s+%s does not verify" % (key.name, key.id.hex()))
        if claimed:
            signed.append(key)
    return signed


def read_checkpoint(text):
    lines = text[:-1].split("\n")
    if len(lines) < 3 or "" in lines or not NUMBER.fullmatch(lines[1]):
        raise Refused("no checkpoint")
    root = unbase64(lines[2])
    if len(root) != 32:
        raise Refused("no root")
    return lines[0], int(lines[1]), root


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def includes(leaf, index, size, path, root):
    """RFC 9162, section 2.1.3.2."""
    if index >= size:
        return False
    number, last, value = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if number & 1 or number == last:
            value = node(sibling, value)
            while not number & 1 and number:
                number >>= 1
                last >>= 1
        else:
            value = node(value, sibling)
        number >>= 1
        last >>= 1
    return last == 0 and value == root


def read_proof(text):
    head, blank, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not blank or lines[0] != "c2sp.org/tlog-proof@v1":
        raise Refused("no tlog-proof")
    del lines[0]
    if not lines or not re.fullmatch("index (0|[1-9][0-9]{0,17})", lines[0]):
        raise Refused("a proof names the leaf")
    path = [unbase64(line) for line in lines[1:]]
    if any(len(each) != 32 for each in path):
        raise Refused("a hash has 32 bytes")
    return int(lines[0][6:]), path, checkpoint


# --- Attestations (DSSE v1, in-toto Statement v1) -------------------------------------------------------------------

STATEMENT = "https://in-toto.io/Statement/v1"
STATEMENT_TYPE = "application/vnd.in-toto+json"
DIGESTS = {"gitCommit": "[0-9a-f]{40}|[0-9a-f]{64}", "sha256": "[0-9a-f]{64}"}


def require(holds, otherwise):
    if not holds:
        raise Refused(otherwise)


def verify_envelope(line, keys):
    """Returns the statement in an envelope."""
    envelope = read_object(line.encode())
    require(envelope is not None and set(envelope) == {"payload", "payloadType", "signatures"}, "no envelope")
    require(string(envelope, "payloadType") == STATEMENT_TYPE, "no envelope of a statement")
    payload = unbase64(string(envelope, "payload"))
    # DSSE's pre-authentication encoding
    encoded = b"DSSEv1 %d %s %d %s" % (len(STATEMENT_TYPE), STATEMENT_TYPE.encode(), len(payload), payload)
    signatures, signed = envelope["signatures"], False
    require(isinstance(signatures, list) and len(signatures) <= MAX_SIGNATURES, "no signatures")
    for each in signatures:
        require(isinstance(each, dict) and set(each) == {"keyid", "sig"}, "no signature")
        signature = unbase64(string(each, "sig"))
        for key in keys:
            if string(each, "keyid") == "%s+%s" % (key.name, key.id.hex()):
                require(signature_holds(key.public, encoded, signature), "the signature of %s does not verify" % each["keyid"])
                signed = True
    require(signed, "no key that is trusted signed it")
    try:
        statement = read_json(payload.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Refused("the statement is no JSON")
    require(isinstance(statement, dict) and string(statement, "_type") == STATEMENT, "no statement")
    require(string(statement, "predicateType") != "", "no predicateType")
    require(isinstance(statement.get("predicate"), dict), "no predicate")
    subjects = statement.get("subject")
    require(isinstance(subjects, list) and subjects, "about nothing")
    for subject in subjects:
        digests = subject.get("digest") if isinstance(subject, dict) else None
        require(isinstance(digests, dict) and digests, "a subject without a digest")
        for name, value in digests.items():
            form = DIGESTS.get(name)
            require(form and isinstance(value, str) and re.fullmatch(form, value), "%s is no digest" % name)
    return statement


def head_of(statement):
    """Returns what a statement says of the end of a chain."""
    said = statement["predicate"]
    tree = said.get("checkpoint") if isinstance(said.get("checkpoint"), dict) else {}
    head = {name: string(said, name) for name in ("workflowId", "headHash", "exportedAt")}
    head["entries"] = integer(said, "entries")
    head["checkpoint"] = {"origin": string(tree, "origin"), "size": integer(tree, "size"), "root": string(tree, "root")}
    subject = {"name": head["workflowId"], "digest": {"sha256": head["headHash"]}}
    expected = {"_type": STATEMENT, "subject": [subject], "predicateType": HEAD_TYPE, "predicate": head}
    require(statement == expected, "no statement of the type " + HEAD_TYPE)
    return head


# --- The export -----------------------------------------------------------------------------------------------------


def lines(data):
    """Yields what U+000A ends, and what is left after the last."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        yield data[start:end]
        start = end + 1


class Export:
    def __init__(self, path, trusted):
        self.breaks = []
        self.attestations, self.described, self.without_payload = [], [], 0
        self.trusted = trusted
        self.path = path
        self.checkpoint, self.has_head = None, True

    def open(self):
        self.zip = zipfile.ZipFile(self.path)
        members = self.zip.infolist()
        if len(members) > MAX_FILES:
            raise self.stop("file", "files", "at most %d" % MAX_FILES, len(members))
        self.names = {}
        twice = set()
        for member in members:
            name = member.orig_filename
            most = SIZES.get(name) or FOLDERS.get(name.partition("/")[0], 256 << 20)
            if member.file_size > most:
                raise self.stop(name, "size", "at most %d" % most, member.file_size)
            if name in self.names:
                twice.add(name)
            self.names[name] = member
        total = sum(member.file_size for member in members)
        if total > MAX_BYTES:
            raise self.stop("file", "size", "at most %d" % MAX_BYTES, total)
        for name in sorted(twice):
            self.broken(name, "file", "once", "twice")

    def broken(self, place, field, expected, found):
        text = "%s: %s: expected %s, found %s" % (str(place)[:300], field, str(expected)[:300], str(found)[:300])
        self.breaks.append("".join(char if char.isprintable() else "?" for char in text))
        if len(self.breaks) == MAX_BREAKS:
            raise Stopped()

    def stop(self, place, field, expected, found):
        self.broken(place, field, expected, found)
        return Stopped()

    def same(self, place, field, expected, found):
        if expected != found:
            self.broken(place, field, expected, found)

    def bytes(self, name):
        member = self.names.get(name)
        if member is None:
            return None
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.stop(name, "content", "deflated", "compression method %d" % member.compress_type)
        try:
            with self.zip.open(member) as file:
                data = file.read()
        except (zipfile.BadZipFile, EOFError, RuntimeError, zipfile.zlib.error) as error:
            raise self.stop(name, "content", "whole", error)
        if len(data) != member.file_size:
            raise self.stop(name, "content", "%d bytes" % member.file_size, len(data))
        return data

    def text(self, name):
        data = self.bytes(name)
        try:
            return None if data is None else data.decode("utf-8")
        except UnicodeDecodeError:
            return None

    def verify(self):
        """Returns how many entries there are; breaks tells what does not hold."""
        entries = []
        try:
            self.open()
            self.check(entries)
        except Stopped:
            pass
        return len(entries)

    def check(self, entries):
        data = self.bytes("manifest.json")
        manifest = read_object(data[:-1]) if data and data.endswith(b"\n") else None
        if manifest is None:
            self.broken("manifest.json", "file", "an object in canonical JSON and a newline", "none")
        else:
            self.same("manifest.json", "members", sorted(MANIFEST), sorted(manifest))
        named = self.keys()
        keys = self.trusted or named
        head = self.chain("" if manifest is None else string(manifest, "workflowId"), entries)
        self.log(entries, named)
        self.has_head = manifest is None or string(manifest, "format") != FORMAT_WITHOUT_HEAD
        if self.has_head:
            self.end(keys, manifest or {}, entries, head)
        erased, files = self.contents(entries, manifest or {})
        self.attested(keys)
        if manifest is not None:
            self.manifest(manifest, entries, head, erased)
        known = files | {"manifest.json", "entries.jsonl", "checkpoint", "keys"} | ({HEAD} if self.has_head else set())
        known |= {"proofs/%d.tlog-proof" % entry["position"] for entry in entries}
        for name in sorted(set(self.names) - known):
            self.broken(name, "file", "one that an entry speaks of", "another")

    def chain(self, workflow, entries):
        data = self.bytes("entries.jsonl")
        if data is None:
            self.broken("entries.jsonl", "file", "entries, one per line", "none")
            data = b""
        previous, before = "0" * 64, ""
        if data and not data.endswith(b"\n"):
            self.broken("entries.jsonl", "end", "a newline after the last entry", "none")
        for position, line in enumerate(lines(data)):
            place = "entry %d" % position
            entry = read_object(line) if len(line) <= MAX_LINE else None
            if entry is None:
                self.broken(place, "line", "an object in canonical JSON", line[:80])
                continue
            if set(entry) != MEMBERS:
                self.broken(place, "members", sorted(MEMBERS), sorted(entry))
                continue
            wrong = [name for name in sorted(MEMBERS) if type(entry[name]) is not (int if name == "index" else str)]
            if wrong:
                self.broken(place, wrong[0], "an integer" if wrong[0] == "index" else "a string", entry[wrong[0]])
                continue
            hashed = {name: value for name, value in entry.items() if name != "hash"}
            self.same(place, "workflowId", workflow, entry["workflowId"])
            self.same(place, "index", position, entry["index"])
            self.same(place, "previousHash", previous, entry["previousHash"])
            self.same(place, "hash", hashlib.sha256(canonical(hashed).encode()).hexdigest(), entry["hash"])
            if not TIMESTAMP.fullmatch(entry["at"]):
                self.broken(place, "at", "a timestamp", entry["at"])
            elif entry["at"] < before:
                self.broken(place, "at", "not before " + before, entry["at"])
            previous, before = entry["hash"], entry["at"]
            entries.append({**entry, "position": position})
        return previous

    def contents(self, entries, manifest):
        files, payloads, erased = set(), {}, set()
        for entry in entries:
            digest = entry["payloadDigest"]
            file = "payloads/%s.json" % digest
            place = "entry %d" % entry["position"]
            data = None if file in files else self.bytes(file)
            if file not in self.names and entry["type"] == "ledger.payload_tombstoned":
                self.broken(place, "payload", "the payload of a tombstone entry", "none")
            if data is None:
                continue
            files.add(file)
            if hashlib.sha256(data).hexdigest() != digest:
                self.broken(place, "payload", digest, hashlib.sha256(data).hexdigest())
                continue
            payload = read_object(data)
            if payload is None:
                self.broken(place, "payload", "an object in canonical JSON", file)
            else:
                payloads[digest] = payload
        tombstones = {
            string(payloads[entry["payloadDigest"]], "digest")
            for entry in entries
            if entry["type"] == "ledger.payload_tombstoned" and entry["payloadDigest"] in payloads
        }

        def missing(place, field, digest):
            if digest in tombstones:
                erased.add(digest)
            else:
                self.broken(place, field, digest, "gone without a tombstone entry")

        for entry in entries:
            place, digest = "entry %d" % entry["position"], entry["payloadDigest"]
            if "payloads/%s.json" % digest not in files:
                missing(place, "payload", digest)
            payload = payloads.get(digest)
            if entry["type"] != "artifact.stored":
                continue
            if payload is None:
                self.without_payload += 1
                continue
            said = {name: payload.get(name) for name in DESCRIBED}
            if any(type(said[name]) is not (int if name == "size" else str) for name in DESCRIBED) \
                    or not DIGEST.fullmatch(said["digest"]):
                self.broken(place, "payload", "digest, kind, name, media type and size of an artifact", "others")
                continue
            self.described.append(canonical({**said, "storedAt": entry["at"]}))
            file = "artifacts/" + said["digest"]
            data = self.bytes(file)
            if data is None:
                missing(place, file, said["digest"])
                continue
            files.add(file)
            found = hashlib.sha256(data).hexdigest()
            self.same(place, file, said["digest"], found)
            if found == said["digest"] and said["kind"] == "ATTESTATION":
                self.attestations.append((place, data))
            self.same(place, file + " size", said["size"], len(data))
        self.unnamed(files, erased, tombstones, manifest.get("tombstoned"))
        return erased, files

    def unnamed(self, files, erased, tombstones, said):
        """Accepts artifacts whose entry has no payload any more, as many as there are such entries."""
        left = self.without_payload
        for name in sorted(set(self.names) - files):
            if left > 0 and name.startswith("artifacts/"):
                self.same(name, "content", name[len("artifacts/"):], hashlib.sha256(self.bytes(name)).hexdigest())
                files.add(name)
                left -= 1
        for digest in sorted(set(filter(lambda each: isinstance(each, str), said or []))):
            if left > 0 and digest in tombstones - erased and "artifacts/" + digest not in self.names:
                erased.add(digest)
                left -= 1

    def keys(self):
        text = self.text("keys")
        if text is None or not text.endswith("\n"):
            self.broken("keys", "file", "the verifier keys of the log, one per line", "none, or an open end")
            return []
        keys = []
        for line in text[:-1].split("\n"):
            try:
                keys.append(Key(line))
            except Refused as refused:
                self.broken("keys", "key", "a verifier key", refused)
        return keys

    def end(self, keys, manifest, entries, last):
        """Compares what is there with what was signed when it was exported."""
        data = self.bytes(HEAD)
        if data is None:
            self.broken(HEAD, "file", "a signed statement of where the chain ends", "none")
            return
        try:
            text = data.decode("utf-8")
            require(text.endswith("\n") and text.count("\n") == 1, "not one line")
            said = head_of(verify_envelope(text[:-1], keys))
        except (UnicodeDecodeError, Refused) as refused:
            self.broken(HEAD, "statement", "one that is signed", refused)
            return
        self.same("entries.jsonl", "entries", said["entries"], len(entries))
        if said["entries"] == len(entries):
            self.same("entry %d" % (len(entries) - 1), "hash", said["headHash"], last)
        for name in ("workflowId", "exportedAt"):
            self.same("manifest.json", name, said[name], string(manifest, name))
        if self.checkpoint:
            for name, value in zip(("origin", "size", "root"), self.checkpoint):
                self.same("checkpoint", name, said["checkpoint"][name], value)

    def attested(self, keys):
        for place, data in self.attestations:
            try:
                require(len(data) <= MAX_STATEMENTS, "%d bytes" % len(data))
                text = data.decode("utf-8")
                require(text.endswith("\n"), "no line, or the last one does not end")
                for line in text[:-1].split("\n"):
                    verify_envelope(line, keys)
            except UnicodeDecodeError:
                self.broken(place, "attestation", "signed statements", "no UTF-8")
            except Refused as refused:
                self.broken(place, "attestation", "signed statements", refused)

    def log(self, entries, named):
        keys = self.trusted or named
        note = self.text("checkpoint")
        if note is None:
            self.broken("checkpoint", "file", "a signed note", "none")
            return
        try:
            signed = {(key.name, key.public) for key in signers(note, keys)}
            if not signed:
                self.broken("checkpoint", "signature", "one of a key that is trusted", "none")
                return
            if not signed & {(key.name, key.public) for key in named}:
                self.broken("keys", "key", "one that signed the checkpoint", "none")
            origin, size, root = read_checkpoint(read_note(note)[0])
            self.checkpoint = origin, size, base64.b64encode(root).decode()
        except Refused as refused:
            self.broken("checkpoint", "note", "one that verifies", refused)
            return
        before = -1
        for entry in entries:
            place, file = "entry %d" % entry["position"], "proofs/%d.tlog-proof" % entry["position"]
            text = self.text(file)
            if text is None:
                self.broken(place, file, "an inclusion proof", "none")
                continue
            try:
                index, path, checkpoint = read_proof(text)
                if checkpoint != note:
                    raise Refused("a proof that leads to another checkpoint")
                if not re.fullmatch("[0-9a-f]{64}", entry["hash"]):
                    raise Refused("no hash")
                leaf = hashlib.sha256(b"\0" + bytes.fromhex(entry["hash"])).digest()
                if not includes(leaf, index, size, path, root):
                    raise Refused("a proof that does not lead to the root")
                if index <= before:
                    raise Refused("a leaf before that of the entry before")
                before = index
            except Refused as refused:
                self.broken(place, file, "a proof that verifies", refused)

    def manifest(self, manifest, entries, head, erased):
        place = "manifest.json"
        if self.has_head:
            self.same(place, "format", FORMAT, string(manifest, "format"))
        self.same(place, "entries", len(entries), integer(manifest, "entries"))
        self.same(place, "headHash", head, string(manifest, "headHash"))
        tombstoned = manifest.get("tombstoned")
        tombstoned = tombstoned if isinstance(tombstoned, list) else [""]
        self.same(place, "tombstoned", sorted(erased), sorted({str(each) for each in tombstoned}))
        listed = manifest.get("artifacts")
        left = collections.Counter(canonical(each) for each in listed) if isinstance(listed, list) else {}
        for each in self.described:
            if left.get(each):
                left[each] -= 1
            else:
                self.broken(place, "artifacts", each, "none such")
        if sum(left.values()) > self.without_payload:
            self.broken(place, "artifacts", "one that an entry speaks of", next(each for each in left if left[each]))


def main(arguments):
    trusted, files = [], []
    while arguments:
        argument = arguments.pop(0)
        if argument == "--public-key" and arguments:
            trusted.append(Key(arguments.pop(0).strip()))
        else:
            files.append(argument)
    if not files:
        print(__doc__)
        return 2
    code = 0
    for file in files:
        try:
            export = Export(file, trusted)
            count = export.verify()
        except (OSError, zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, UnicodeDecodeError) as e:
            print("%s: BROKEN: file: expected a whole zip file, found %s" % (file, e))
            code = max(code, 1)
            continue
        if export.breaks:
            code = max(code, 1)
            print("%s: BROKEN: %s (%d in all)" % (file, export.breaks[0], len(export.breaks)))
        else:
            more = "" if export.has_head else "; nothing that is signed says that there were no more (format 2)"
            print("%s: OK: %d entries%s" % (file, count, more))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
