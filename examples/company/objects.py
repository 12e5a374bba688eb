"""Puts objects into a bucket: signed requests (AWS Signature Version 4) with the standard library alone."""

import datetime
import hashlib
import hmac
import http.client
import os
import urllib.parse


class Bucket:
    """A bucket of a service at a URL, buckets in the path; the keys come from the usual environment variables."""

    def __init__(self, url, name):
        parts = urllib.parse.urlsplit(url)
        connections = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
        self.connection = connections[parts.scheme](parts.netloc, timeout=60)
        self.host, self.name = parts.netloc, name
        self.region = os.environ.get("AWS_REGION", "us-east-1")
        self.key, self.secret = os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]

    def create(self):
        """Makes the bucket, if it is not there."""
        self.put("", b"", allowed=(200, 409))

    def put(self, key, content, storage_class=None, allowed=(200,)):
        """Puts one object."""
        path = "/" + urllib.parse.quote(f"{self.name}/{key}".rstrip("/"), safe="/-_.~")
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        headers = {"host": self.host, "x-amz-content-sha256": hashlib.sha256(content).hexdigest(), "x-amz-date": now}
        if storage_class:
            headers["x-amz-storage-class"] = storage_class
        signed = ";".join(sorted(headers))
        lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
        request = f"PUT\n{path}\n\n{lines}\n{signed}\n{headers['x-amz-content-sha256']}"
        scope = f"{now[:8]}/{self.region}/s3/aws4_request"
        text = f"AWS4-HMAC-SHA256\n{now}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
        secret = f"AWS4{self.secret}".encode()
        for part in (now[:8], self.region, "s3", "aws4_request"):
            secret = hmac.new(secret, part.encode(), hashlib.sha256).digest()
        signature = hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
        headers["authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={self.key}/{scope}, SignedHeaders={signed}, Signature={signature}"
        )
        self.connection.request("PUT", path, body=content, headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status not in allowed:
            raise SystemExit(f"PUT {path}: {answer.status} {body[:300].decode(errors='replace')}")
