#!/usr/bin/env bash
# Makes .peers/pytorch, the virtual environment of the PyTorch programs here: what src/nn is timed against, and what
# computed test/golden/nn. Nothing of the project needs it at run time or in its tests.
#
# PyPI's only Linux wheel is the CUDA build, and it doesn't import without the CUDA libraries although only the CPU is
# used here: about 6 GB on disk. `compile` mode also needs a C++ compiler (g++). Does nothing when torch imports already.
set -euo pipefail
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE

cd "$(dirname "$0")/../../.."
environment=.peers/pytorch
python=$environment/bin/python

if [ -x "$python" ] && "$python" -c 'import torch, numpy, safetensors' 2>/dev/null; then
  "$python" -c 'import torch; print("torch", torch.__version__, "is there")'
  exit
fi

python3 -m venv "$environment"
"$python" -m pip install --quiet torch numpy safetensors
"$python" -c 'import torch; print("torch", torch.__version__, "installed")'
