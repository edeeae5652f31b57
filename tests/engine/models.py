"""A tiny encoder made by hand: it knows three directions, trade, garden and everything else."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Split

CHARACTERS = {"[UNK]": 0, "販": 1, "路": 1, "商": 1, "庭": 2, "園": 2}
VECTORS = np.array([[0.1, 0.1, 1.0], [1.0, 0.0, 0.1], [0.0, 1.0, 0.1]], np.float32)


def make_model(folder: Path, vectors: np.ndarray = VECTORS) -> Path:
    """Write the encoder as model.onnx and tokenizer.json."""
    folder.mkdir(parents=True, exist_ok=True)
    places = {character: place for place, character in enumerate(CHARACTERS)}
    tokenizer = Tokenizer(WordLevel(places, unk_token="[UNK]"))  # noqa: S106 -- not a password
    tokenizer.pre_tokenizer = Split("", "isolated")
    tokenizer.save(str(folder / "tokenizer.json"))
    table = numpy_helper.from_array(vectors[list(CHARACTERS.values())], "table")
    shape = ["texts", "tokens"]
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, shape)
    found = helper.make_tensor_value_info("found", TensorProto.FLOAT, [*shape, vectors.shape[1]])
    node = helper.make_node("Gather", ["table", "input_ids"], ["found"])
    graph = helper.make_graph([node], "encoder", [ids], [found], [table])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.save(model, str(folder / "model.onnx"))
    return folder


def make_model_that_pools_nothing(folder: Path) -> Path:
    """Write a model whose answer to a text has a number for each token, so none is like another."""
    make_model(folder)
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])
    found = helper.make_tensor_value_info("found", TensorProto.FLOAT, ["texts", "tokens"])
    node = helper.make_node("Cast", ["input_ids"], ["found"], to=TensorProto.FLOAT)
    graph = helper.make_graph([node], "tokens", [ids], [found])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.save(model, str(folder / "model.onnx"))
    return folder
