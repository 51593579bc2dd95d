"""The bound on uploads, applied before a byte of them is read."""

from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _


class BoundedUploadHandler(FileUploadHandler):
    """Refuses a form larger than PORTAL_UPLOAD_MAX_BYTES; leaves all others to the next handler."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: Mapping[str, str],  # noqa: N803 - Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Raise RequestDataTooBig (answered 400), naming both sizes."""
        if content_length > settings.PORTAL_UPLOAD_MAX_BYTES:
            raise RequestDataTooBig(
                _(
                    "The upload has %(size)s; at most %(bound)s are taken. Hand it in as several files, or"
                    " bring a workbook in with the command import_workbook."
                )
                % {
                    "size": filesizeformat(content_length),
                    "bound": filesizeformat(settings.PORTAL_UPLOAD_MAX_BYTES),
                }
            )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the bytes on."""
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """Leave the file to the next handler."""
        return None
