"""`GET /healthz`: is it ready, and what does it serve?"""

from fastapi import APIRouter, Request

from raming import __version__

router = APIRouter()


@router.get("/healthz", include_in_schema=False)
async def healthz(request: Request) -> dict[str, str]:
    """Answer with the version and the hash of the pack once everything is loaded."""
    pack = request.app.state.answering.pack
    return {"status": "ok", "version": __version__, "pack": pack.name, "pack_hash": pack.hash}
