"""意味の近さ: an optional model of the user's own, in a directory on his own disk; no download.

The directory holds either an ONNX encoder (`model.onnx` or `onnx/model.onnx` with `tokenizer.json`)
or a sentence-transformers model. Texts become vectors of length 1: the mean over the tokens, or the
first token's where `1_Pooling/config.json` says so (Reimers and Gurevych, Sentence-BERT, 2019); a
need is as close to a person as to the closest of his passages, by the cosine, and never below 0.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from enishi.engine.refusal import NotRankable
from enishi.engine.terms import readable
from enishi.reference.wording import Wording

Vectors = NDArray[np.float32]
LONGEST = 512  # tokens of a text that are read, unless the model says otherwise
AT_ONCE = 16
MOST_REMEMBERED = 5_000  # passages


FAILED = Wording(
    "意味の近さは、モデルが途中で動かなくなったため、今回は入っていません。ほかの手がかりだけで並べています。",
    "The model for closeness of meaning failed, so it does not count this time; the rest does.",
)


class Model(Protocol):
    """Says how close people are to a question, or raises NotRankable with a sentence."""

    def closeness(self, question: str, people: Sequence[Sequence[str]]) -> list[float]: ...


class Encoder(Protocol):
    """Turns texts into vectors of length 1 (texts, dimensions)."""

    def __call__(self, texts: Sequence[str]) -> Vectors: ...


@dataclass(frozen=True, slots=True)
class Meaning:
    """An encoder with the words it wants before a question and a passage, and what it has read."""

    encode: Encoder
    before_question: str = ""
    before_passage: str = ""
    read: dict[str, Vectors] = field(default_factory=dict)

    def closeness(self, question: str, people: Sequence[Sequence[str]]) -> list[float]:
        """Return how close each person's closest passage is to the question, 0 to 1 (people,).

        Raises NotRankable with a sentence when the model fails on these texts.
        """
        if not question.strip():
            return [0.0] * len(people)
        try:
            asked = self.encode([self.before_question + question])[0]
            read = self._read({text for texts in people for text in texts if text.strip()})
            return [
                max((_cosine(asked, read[text]) for text in texts if text.strip()), default=0.0)
                for texts in people
            ]
        except Exception as error:
            raise NotRankable(FAILED) from error

    def _read(self, texts: set[str]) -> Mapping[str, Vectors]:
        """Return the vectors of some texts; those read before are remembered."""
        if len(self.read) > MOST_REMEMBERED:
            self.read.clear()
        known = {text: self.read.get(text) for text in texts}
        found = {text: vector for text, vector in known.items() if vector is not None}
        new = sorted(texts - found.keys(), key=len)
        for at in range(0, len(new), AT_ONCE):
            some = new[at : at + AT_ONCE]
            vectors = self.encode([self.before_passage + text for text in some])
            found.update(zip(some, vectors, strict=True))
            self.read.update({text: found[text] for text in some})
        return found


def _cosine(asked: Vectors, passage: Vectors) -> float:
    return min(1.0, max(0.0, float(asked @ passage)))


def open_meaning(folder: Path) -> Meaning:
    """Return the model in a directory.

    Raises NotRankable with a sentence that names the directory and what is missing or broken.
    """
    try:
        return _opened(folder)
    except NotRankable:
        raise
    except OSError as error:
        raise _unusable(folder, "フォルダーを読めません", "the directory cannot be read") from error
    except Exception as error:
        raise _unusable(
            folder, "設定のファイルが壊れています", "a file of settings is broken"
        ) from error


def _opened(folder: Path) -> Meaning:
    if not folder.exists():
        raise _unusable(folder, "フォルダーがありません", "there is no such directory")
    if not folder.is_dir():
        raise _unusable(folder, "フォルダーではなくファイルです", "it is a file, not a directory")
    prompts = _json(folder, "config_sentence_transformers.json").get("prompts") or {}
    encoder = _onnx(folder) or _sentence_transformers(folder)
    meaning = Meaning(
        encoder,
        str(prompts.get("query", "")),
        str(prompts.get("passage", prompts.get("document", ""))),
    )
    try:
        short, long = encoder(["試し", "a trial"]), encoder(["販路の開拓と、品質の管理。" * 9])
    except Exception as error:
        raise _unusable(folder, "モデルが動きません", "the model does not run") from error
    if short.ndim != 2 or len(short) != 2 or long.shape != (1, short.shape[1]):
        raise _unusable(
            folder,
            "モデルの答えの大きさが、文によって違います",
            "the model returns vectors of different sizes",
        )
    if not (np.isfinite(short).all() and np.isfinite(long).all()):
        raise _unusable(folder, "モデルの答えが数ではありません", "the model returns no numbers")
    return meaning


def _onnx(folder: Path) -> Encoder | None:
    files = [file for file in (folder / "model.onnx", folder / "onnx/model.onnx") if file.is_file()]
    if not files:
        return None
    try:
        import onnxruntime  # noqa: PLC0415 -- optional
        import tokenizers  # noqa: PLC0415 -- optional
    except ImportError as error:
        raise _unusable(
            folder,
            "onnxruntime と tokenizers が入っていません",
            "onnxruntime and tokenizers are not installed",
        ) from error
    if not (folder / "tokenizer.json").is_file():
        raise _unusable(folder, "tokenizer.json がありません", "tokenizer.json is missing")
    try:
        tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        session = onnxruntime.InferenceSession(str(files[0]), providers=["CPUExecutionProvider"])
    except Exception as error:
        raise _unusable(
            folder, "モデルのファイルが壊れています", "a file of the model is broken"
        ) from error
    longest = _json(folder, "sentence_bert_config.json").get("max_seq_length") or LONGEST
    tokenizer.enable_truncation(int(longest))
    tokenizer.enable_padding()
    first = bool(_json(folder, "1_Pooling/config.json").get("pooling_mode_cls_token"))
    return _Onnx(tokenizer, session, first)


@dataclass(frozen=True, slots=True)
class _Onnx:
    tokenizer: Any
    session: Any
    first: bool

    def __call__(self, texts: Sequence[str]) -> Vectors:
        read = self.tokenizer.encode_batch([readable(text) for text in texts])
        mask = np.array([each.attention_mask for each in read], np.int64)
        ids = np.array([each.ids for each in read], np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        wanted = {each.name for each in self.session.get_inputs()}
        found = np.asarray(self.session.run(None, {k: given[k] for k in given if k in wanted})[0])
        if found.ndim == 3:
            kept = mask[:, :, None].astype(np.float32)
            summed = (found * kept).sum(axis=1) / np.maximum(kept.sum(axis=1), 1)
            found = found[:, 0] if self.first else summed
        return _of_length_one(found)


def _sentence_transformers(folder: Path) -> Encoder:
    if not (folder / "modules.json").is_file():
        raise _unusable(
            folder,
            "model.onnx も modules.json もありません",
            "there is neither model.onnx nor modules.json",
        )
    try:
        import sentence_transformers  # noqa: PLC0415 -- optional
    except ImportError as error:
        raise _unusable(
            folder,
            "sentence-transformers が入っていません",
            "sentence-transformers is not installed",
        ) from error
    try:
        model = sentence_transformers.SentenceTransformer(
            str(folder), device="cpu", local_files_only=True
        )
    except Exception as error:
        raise _unusable(
            folder, "モデルのファイルが壊れています", "a file of the model is broken"
        ) from error
    return lambda texts: _of_length_one(
        np.asarray(model.encode([readable(text) for text in texts]))
    )


def _of_length_one(vectors: NDArray[Any]) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)


def _json(folder: Path, name: str) -> Mapping[str, Any]:
    try:
        told = json.loads((folder / name).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise _unusable(folder, f"{name} を読めません", f"{name} cannot be read") from error
    return told if isinstance(told, dict) else {}


def _unusable(folder: Path, what: str, english: str) -> NotRankable:
    return NotRankable(
        Wording(
            f"意味の近さのモデルを使えません：{what}（{folder}）。"
            "フォルダーを直すか、ENISHI_MODEL_DIR の設定を外してください。",
            f"The model for closeness of meaning cannot be used: {english} ({folder}). "
            "Mend the directory, or unset ENISHI_MODEL_DIR.",
        )
    )
