"""The four kinds of rosters: how a row is read, found again in the register, and written."""

from collections.abc import Mapping

from enishi.rosters.kinds.companies import COMPANIES
from enishi.rosters.kinds.experts import EXPERTS
from enishi.rosters.kinds.needs import NEEDS
from enishi.rosters.kinds.prospects import PROSPECTS
from enishi.rosters.register import Register
from enishi.sheets import Kind

REGISTERS: Mapping[Kind, Register] = {
    Kind.EXPERTS: EXPERTS,
    Kind.COMPANIES: COMPANIES,
    Kind.NEEDS: NEEDS,
    Kind.PROSPECTS: PROSPECTS,
}
