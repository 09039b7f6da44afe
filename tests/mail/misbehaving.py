"""A mail server that takes letters, or behaves as badly as a file says; the file may change meanwhile.

    misbehaving.py --port 2525 --manner manner.json --letters letters.jsonl

The manner is read again at each command, and where there is none every letter is taken. It is an object:
`at` is the command it concerns: BANNER, EHLO, AUTH, MAIL, RCPT, DATA, END (the final dot) or ANY; `do` is what
is done there: `say` the reply in `say`, `delay` by `seconds` and go on, `dawdle` for up to as many by chance,
`hang` for as long as the manner stays, `hold` as long and go on then, `cut` the connection. With `whom` only recipients that hold these letters are concerned.

What happens is a line of JSON each: `connected` with the number of open connections, `taken` with all that is
worth knowing of a letter. It ends when its standard input does, so that it never outlives who started it.
"""

import argparse
import asyncio
import email
import json
import logging
import random
import sys
import time

from aiosmtpd.smtp import SMTP, AuthResult

AGAIN = 0.02


class Server:
    """What all connections share."""

    def __init__(self, manner_file, letters_file):
        self.manner_file = manner_file
        self.letters = open(letters_file, "a", buffering=1, encoding="utf-8")
        self.open = 0

    def manner(self):
        try:
            with open(self.manner_file, encoding="utf-8") as file:
                return json.load(file)
        except FileNotFoundError:
            return {}

    def tell(self, event, **what):
        line = {"event": event, "at": time.time(), "open": self.open, **what}
        self.letters.write(json.dumps(line) + "\n")

    def took(self, envelope, answered):
        letter = email.message_from_bytes(envelope.content)
        parts = (part for part in letter.walk() if part.get_content_type() == "text/calendar")
        calendar = next(parts, None)
        self.tell(
            "taken",
            message_id=letter["Message-ID"],
            sender=envelope.mail_from,
            recipient=envelope.rcpt_tos[0],
            method=calendar.get_param("method") if calendar else None,
            bcc=letter["Bcc"],
            answered=answered,
        )


class Connection(SMTP):
    """One client."""

    def __init__(self, server):
        super().__init__(
            self, hostname="misbehaving", authenticator=lambda *_: AuthResult(success=True), auth_require_tls=False
        )
        self.server = server
        self.is_greeted = False
        self.is_counted = False

    def connection_made(self, transport):
        self.count(True)
        self.server.tell("connected")
        super().connection_made(transport)

    def eof_received(self):
        self.count(False)
        return super().eof_received()

    def connection_lost(self, error):
        self.count(False)
        super().connection_lost(error)

    def count(self, is_open):
        """The client may be gone long before what is done to it has ended."""
        if is_open != self.is_counted:
            self.server.open += 1 if is_open else -1
            self.is_counted = is_open

    async def push(self, status):
        if not self.is_greeted:
            self.is_greeted = True
            if await self.misbehaves("BANNER"):
                return
        await super().push(status)

    async def misbehaves(self, command, line=""):
        """Does what the manner says of a command; whether nothing is left to do."""
        manner = self.server.manner()
        if manner.get("at") not in (command, "ANY") or manner.get("whom", "") not in (line or ""):
            return False
        match manner["do"]:
            case "say":
                await super().push(manner["say"])
                return True
            case "delay":
                await asyncio.sleep(manner["seconds"])
                return False
            case "dawdle":
                await asyncio.sleep(random.uniform(0, manner["seconds"]))
                return False
            case "hold":
                await self.until_other(manner)
                return False
            case "hang":
                await self.until_other(manner)
            case "cut":
                pass
            case unknown:
                raise ValueError(unknown)
        self.transport.abort()
        return True

    async def until_other(self, manner):
        while self.server.manner() == manner:
            await asyncio.sleep(AGAIN)

    async def smtp_EHLO(self, arg):
        if not await self.misbehaves("EHLO"):
            await super().smtp_EHLO(arg)

    async def smtp_AUTH(self, arg):
        if not await self.misbehaves("AUTH"):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg):
        if not await self.misbehaves("MAIL"):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg):
        if not await self.misbehaves("RCPT", arg):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg):
        manner = self.server.manner()
        if manner.get("at") == "DATA" and manner["do"] == "cut":
            # In the midst of the text.
            await super().push("354 go on")
            await self._reader.read(1000)
            self.transport.abort()
        elif not await self.misbehaves("DATA"):
            await super().smtp_DATA(arg)

    async def handle_DATA(self, _server, _session, envelope):
        """The final dot has come; the answer is still to be given."""
        manner = self.server.manner()
        if manner.get("at") == "END" and manner["do"] == "say":
            return manner["say"]
        ends_badly = manner.get("at") == "END" and manner["do"] in ("cut", "hang")
        self.server.took(envelope, answered=not ends_badly)
        await self.misbehaves("END")
        return "250 2.0.0 taken"


async def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--port", type=int, required=True)
    arguments.add_argument("--manner", required=True)
    arguments.add_argument("--letters", required=True)
    arguments = arguments.parse_args()
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    server = Server(arguments.manner, arguments.letters)
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: Connection(server), "127.0.0.1", arguments.port, backlog=512)
    print("ready", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    listening.close()


if __name__ == "__main__":
    asyncio.run(main())
