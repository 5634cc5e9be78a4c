"""Readers and editors of a service with a login: what editors-and-readers.yaml is for wingload."""
from locust import HttpUser, LoadTestShape, between, task, tag


class Editor(HttpUser):
    weight = 1
    wait_time = between(1, 3)

    def on_start(self):
        answer = self.client.post("/login", json={"user": "editor"})
        self.token = answer.json()["token"]

    @tag("write")
    @task
    def edit(self):
        self.client.post("/edits", json={"rev_id": 12345}, headers={"Authorization": f"Bearer {self.token}"})

    def on_stop(self):
        self.client.post("/logout", headers={"Authorization": f"Bearer {self.token}"})


class Reader(HttpUser):
    weight = 3
    wait_time = between(1, 5)

    def on_start(self):
        answer = self.client.post("/login", json={"user": "reader"})
        self.token = answer.json()["token"]

    @tag("smoke")
    @task(4)
    def predict(self):
        headers = {"Authorization": f"Bearer {self.token}"}
        with self.client.post("/predict", json={"rev_id": 12345}, headers=headers, catch_response=True) as answer:
            if answer.json().get("prediction") not in (True, False):
                answer.failure("no prediction")

    @tag("smoke", "slow")
    @task(1)
    def explain(self):
        self.client.get("/explain/12345", headers={"Authorization": f"Bearer {self.token}"})


class Stages(LoadTestShape):
    stages = [(60, 20, 1), (240, 100, 2), (300, 20, 10)]  # until second, users, users started per second

    def tick(self):
        for until, users, spawn_rate in self.stages:
            if self.get_run_time() < until:
                return users, spawn_rate
        return None
