"""The same request under Locust: a user that sends it again and again."""

import os

from locust import FastHttpUser, constant, task


class Caller(FastHttpUser):
    wait_time = constant(0)

    @task
    def predict(self):
        self.client.post(
            "/v1/models/revertrisk-wikidata:predict",
            data=b'{"rev_id":1945516043}',
            headers={"Content-Type": "application/json"},
        )
