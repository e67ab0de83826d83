"""The page at `/` and the form behind the one-time link, until the web app takes their place."""

from string import Template

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

router = APIRouter(include_in_schema=False)
STYLE = """
:root{color-scheme:light dark;--ground:light-dark(#f6f5f2,#0d1015);--card:light-dark(#fff,#14191f);
--text:light-dark(#1c2127,#e8ebef);--quiet:light-dark(#5d6873,#96a2b1);--signal:light-dark(#a86a00,#f4b740)}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--text);
font:15px/1.6 system-ui,sans-serif}main{max-width:32rem;margin:2rem;padding:2rem;background:var(--card);
border-radius:10px}h1{margin:0 0 .5rem;font-size:24px}p{color:var(--quiet)}a{color:var(--signal)}
label{display:block;margin-top:1rem}input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit;margin-top:.25rem}
button{margin-top:1.5rem;padding:.5rem 1.5rem;font:inherit}
"""
PAGE = Template(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<title>$title · Reelway</title><link rel="stylesheet" href="/page.css">$head</head>'
    "<body><main>$body</main></body></html>"
)
HOME = PAGE.substitute(
    title="Running",
    head="",
    body="<h1>Reelway runs</h1><p>It carries a wish to a file in your library. This is its REST API: add a show or a "
    'movie there, and follow it on the event stream.</p><p><a href="/api/docs">API documentation</a> · '
    '<a href="/api/v1/system/health">Health</a> · <a href="/api/v1/events">Events</a></p>',
)
SETUP = PAGE.substitute(
    title="Set-up",
    head='<script src="/setup.js" defer></script>',
    body="<h1>Make the owner</h1><p>This link works once.</p><form id=form><label>Name<input name=name required "
    "autocomplete=username maxlength=100></label><label>Password (8 characters or more)<input name=password "
    "type=password required minlength=8 autocomplete=new-password></label><button>Make the owner</button>"
    "<p id=result role=status></p></form>",
)
SETUP_SCRIPT = """
const form = document.getElementById('form'), result = document.getElementById('result');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const wish = Object.fromEntries(new FormData(form));
  wish.token = new URLSearchParams(location.search).get('token') ?? '';
  const headers = {'content-type': 'application/json'};
  const answer = await fetch('/api/v1/setup', {method: 'POST', headers, body: JSON.stringify(wish)});
  if (answer.ok) { location.href = '/'; return; }
  const problem = await answer.json();
  result.textContent = `${problem.detail}. ${problem.advice}`;
});
"""


@router.get("/", response_class=HTMLResponse)
async def home() -> str:
    return HOME


@router.get("/setup", response_class=HTMLResponse)
async def setup_page() -> str:
    return SETUP


@router.get("/page.css")
async def style() -> HTMLResponse:
    return HTMLResponse(STYLE, media_type="text/css")


@router.get("/setup.js")
async def setup_script() -> HTMLResponse:
    return HTMLResponse(SETUP_SCRIPT, media_type="text/javascript")
